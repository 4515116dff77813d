package dev.frontrow.chat.servlet;

import dev.frontrow.chat.Chat;
import dev.frontrow.chat.result.RefusalCode;
import dev.frontrow.chat.result.Result;
import dev.frontrow.chat.store.AuditQuery;
import dev.frontrow.chat.wire.Answers;
import java.util.Optional;

/** The audit log, for staff (wire.md §3.6). */
final class AuditEndpoint implements Endpoint {

    private final Chat chat;
    private final Callers callers;

    AuditEndpoint(Chat chat, Callers callers) {
        this.chat = chat;
        this.callers = callers;
    }

    @Override
    public Result<Reply> answer(Call call) {
        return callers.byToken(call)
                .flatMap(grant -> before(call.query())
                        .flatMap(before -> Limits.of(call.query())
                                .flatMap(limit -> chat.audit(
                                        grant.user(), new AuditQuery(grant.room(), before.orElse(null), limit)))
                                .map(page -> Answer.json(200, Answers.audit(page)))));
    }

    private static Result<Optional<String>> before(Query query) {
        return query.one("before")
                .flatMap(before -> before.isPresent() && !before.get().matches("[A-Za-z0-9_-]{1,64}")
                        ? Result.refused(RefusalCode.MALFORMED)
                        : Result.accepted(before));
    }
}
