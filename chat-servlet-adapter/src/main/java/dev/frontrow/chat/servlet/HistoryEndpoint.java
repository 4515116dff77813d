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

/** Pages of history, both ways (wire.md §3.3). */
final class HistoryEndpoint implements Endpoint {

    private final Chat chat;
    private final Callers callers;

    HistoryEndpoint(Chat chat, Callers callers) {
        this.chat = chat;
        this.callers = callers;
    }

    @Override
    public Result<Reply> answer(Call call) {
        return callers.byToken(call)
                .flatMap(grant -> direction(call.query())
                        .flatMap(direction -> Limits.of(call.query())
                                .flatMap(limit ->
                                        chat.history(new HistoryRequest(grant.room(), grant.user(), direction, limit)))
                                .map(history -> Answer.json(200, Answers.history(history, next(direction))))));
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
