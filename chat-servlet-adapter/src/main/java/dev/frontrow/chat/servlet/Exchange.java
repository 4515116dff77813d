package dev.frontrow.chat.servlet;

import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.message.IdempotencyKey;
import dev.frontrow.chat.result.RefusalCode;
import dev.frontrow.chat.result.Result;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A request being handled, with the variables of its path.
 *
 * @param request as the container gave it
 * @param path the variables of the path's template
 * @param isWhole whether the body has been read completely: if not, the connection is closed with the response
 * @param body the body, or why there is none
 * @param delivery how its response is sent
 */
record Exchange(
        HttpServletRequest request, Map<String, String> path, boolean isWhole, Result<byte[]> body, Delivery delivery) {

    static final String ROOM = "room";
    static final String MESSAGE = "message";

    /** A request with the part of its body that has arrived. */
    static Exchange of(HttpServletRequest request, Map<String, String> path, Arrival arrival, Delivery delivery) {
        return new Exchange(request, path, arrival.isWhole(), Result.accepted(arrival.bytes()), delivery);
    }

    /** The same with the body that arrived later, or the refusal. */
    Exchange with(Result<byte[]> late) {
        return new Exchange(request, path, late.fold(bytes -> true, refusal -> false), late, delivery);
    }

    /** Ends the request after its response was sent. See {@link Deferred} for a request with an unread body. */
    void end(AsyncContext context) {
        if (isWhole) {
            context.complete();
        } else {
            Deferred.NOTHING.keep(request);
            context.dispatch();
        }
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(request.getHeader(name));
    }

    /** The values of all lines of a header; none if there is none. */
    List<String> headers(String name) {
        Enumeration<String> lines = request.getHeaders(name);
        return lines == null ? List.of() : Collections.list(lines);
    }

    Query query() {
        return Query.of(request.getQueryString());
    }

    boolean namesRoom() {
        return path.containsKey(ROOM);
    }

    /** The room of the path. An invalid id is the id of no room. */
    Result<RoomId> room() {
        return read(path.getOrDefault(ROOM, ""), RoomId::new, RefusalCode.STREAM_NOT_FOUND);
    }

    /** A variable of the path as the value it should be. */
    <T> Result<T> variable(String name, Function<String, T> type, RefusalCode otherwise) {
        return read(path.getOrDefault(name, ""), type, otherwise);
    }

    /** The request's idempotency key, if it has one. */
    Result<Optional<IdempotencyKey>> key(UserId user, List<String> parts) {
        Optional<String> value = header("Idempotency-Key");
        return value.isEmpty()
                ? Result.accepted(Optional.empty())
                : read(value.get(), v -> Optional.of(IdempotencyKey.of(user, v, parts)), RefusalCode.MALFORMED);
    }

    /** Values check themselves with IllegalArgumentException. */
    private static <T> Result<T> read(String value, Function<String, T> type, RefusalCode otherwise) {
        try {
            return Result.accepted(type.apply(value));
        } catch (IllegalArgumentException invalid) {
            return Result.refused(otherwise);
        }
    }
}
