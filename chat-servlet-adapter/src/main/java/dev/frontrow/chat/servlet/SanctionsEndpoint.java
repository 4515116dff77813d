package dev.frontrow.chat.servlet;

import dev.frontrow.chat.Chat;
import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.moderation.SanctionCursor;
import dev.frontrow.chat.moderation.SanctionQuery;
import dev.frontrow.chat.result.RefusalCode;
import dev.frontrow.chat.result.Result;
import dev.frontrow.chat.wire.Answers;
import java.util.Optional;
import java.util.function.Function;

/** The sanctions in force, for staff (wire.md §3.6). */
final class SanctionsEndpoint implements Endpoint {

    private final Chat chat;
    private final Callers callers;

    SanctionsEndpoint(Chat chat, Callers callers) {
        this.chat = chat;
        this.callers = callers;
    }

    @Override
    public Result<Reply> answer(Call call) {
        return callers.byToken(call)
                .flatMap(grant ->
                        query(call.query(), grant.room()).flatMap(query -> chat.sanctions(grant.user(), query)))
                .map(page -> Answer.json(200, Answers.sanctions(page)));
    }

    private static Result<SanctionQuery> query(Query query, RoomId room) {
        return read(query, "userId", SanctionsEndpoint::user)
                .flatMap(user -> read(query, "before", SanctionCursor::parse)
                        .flatMap(before -> Limits.of(query)
                                .map(limit -> new SanctionQuery(room, user.orElse(null), before.orElse(null), limit))));
    }

    private static <T> Result<Optional<T>> read(Query query, String name, Function<String, Optional<T>> parse) {
        return query.one(name).flatMap(given -> {
            Optional<T> value = given.flatMap(parse);
            return given.isPresent() && value.isEmpty()
                    ? Result.refused(RefusalCode.MALFORMED)
                    : Result.accepted(value);
        });
    }

    private static Optional<UserId> user(String value) {
        try {
            return Optional.of(new UserId(value));
        } catch (IllegalArgumentException noUserId) {
            return Optional.empty();
        }
    }
}
