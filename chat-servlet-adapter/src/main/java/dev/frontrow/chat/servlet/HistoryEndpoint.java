package dev.frontrow.chat.servlet;

import dev.frontrow.chat.Chat;
import dev.frontrow.chat.log.HistoryRequest;
import dev.frontrow.chat.log.HistoryRequest.Back;
import dev.frontrow.chat.log.HistoryRequest.Direction;
import dev.frontrow.chat.log.HistoryRequest.Forward;
import dev.frontrow.chat.log.Position;
import dev.frontrow.chat.result.RefusalCode;
import dev.frontrow.chat.result.Result;
import dev.frontrow.chat.wire.Answers;
import java.util.Optional;

/** Pages of history, in both directions (wire.md §3.3). */
final class HistoryEndpoint implements Endpoint {

    private final Chat chat;
    private final Authenticator authenticator;

    HistoryEndpoint(Chat chat, Authenticator authenticator) {
        this.chat = chat;
        this.authenticator = authenticator;
    }

    @Override
    public Result<Response> handle(Exchange exchange) {
        return authenticator
                .byToken(exchange)
                .flatMap(claims -> direction(exchange.query())
                        .flatMap(direction -> PageLimit.of(exchange.query())
                                .flatMap(limit -> chat.history(
                                        new HistoryRequest(claims.room(), claims.user(), direction, limit)))
                                .map(history -> FullResponse.json(200, Answers.history(history, next(direction))))));
    }

    private static Result<Direction> direction(Query query) {
        return cursor(query, "before")
                .flatMap(before -> cursor(query, "after").flatMap(after -> {
                    if (before.isPresent() && after.isPresent()) {
                        return Result.refused(RefusalCode.MALFORMED);
                    }
                    return Result.accepted(
                            after.isPresent() ? new Forward(after.get()) : new Back(before.orElse(null)));
                }));
    }

    private static Result<Optional<Position>> cursor(Query query, String name) {
        return query.one(name).flatMap(given -> {
            Optional<Position> position = given.flatMap(Position::parse);
            return given.isPresent() && position.isEmpty()
                    ? Result.refused(RefusalCode.MALFORMED)
                    : Result.accepted(position);
        });
    }

    private static String next(Direction direction) {
        return direction.fold(back -> "nextBefore", forward -> "nextAfter");
    }
}
