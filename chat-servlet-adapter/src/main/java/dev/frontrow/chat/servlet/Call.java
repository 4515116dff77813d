package dev.frontrow.chat.servlet;

import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.message.IdempotencyKey;
import dev.frontrow.chat.result.RefusalCode;
import dev.frontrow.chat.result.Result;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * One request, with what its path named.
 *
 * @param request as the container gave it
 * @param path the variables of the path's template
 * @param isWhole whether nothing of its body is left behind: if not, the connection ends with the answer
 * @param body the body, or why there is none
 * @param delivery how its answer leaves
 */
record Call(
        HttpServletRequest request, Map<String, String> path, boolean isWhole, Result<byte[]> body, Delivery delivery) {

    static final String ROOM = "room";
    static final String MESSAGE = "message";

    /** A request with what is here of its body. */
    static Call of(HttpServletRequest request, Map<String, String> path, Arrival arrival, Delivery delivery) {
        return new Call(request, path, arrival.isWhole(), Result.accepted(arrival.bytes()), delivery);
    }

    /** The same with the body that came later, or did not. */
    Call with(Result<byte[]> late) {
        return new Call(request, path, late.fold(bytes -> true, refusal -> false), late, delivery);
    }

    /** Ends the request, whose answer has left. See {@link Deferred} for one with something left of its body. */
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

    Query query() {
        return Query.of(request.getQueryString());
    }

    boolean namesRoom() {
        return path.containsKey(ROOM);
    }

    /** The room of the path. What cannot be the id of a room is not the id of one. */
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
