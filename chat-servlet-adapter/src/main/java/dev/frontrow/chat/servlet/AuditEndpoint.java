package dev.frontrow.chat.servlet;

import dev.frontrow.chat.Chat;
import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.result.RefusalCode;
import dev.frontrow.chat.result.Result;
import dev.frontrow.chat.store.AuditQuery;
import dev.frontrow.chat.wire.Answers;
import java.util.Optional;

/** The audit log, for staff (wire.md §3.6). */
final class AuditEndpoint implements Endpoint {

    private final Chat chat;
    private final Authenticator authenticator;

    AuditEndpoint(Chat chat, Authenticator authenticator) {
        this.chat = chat;
        this.authenticator = authenticator;
    }

    @Override
    public Result<Response> handle(Exchange exchange) {
        return authenticator
                .byToken(exchange)
                .flatMap(claims ->
                        query(exchange.query(), claims.room()).flatMap(query -> chat.audit(claims.user(), query)))
                .map(page -> FullResponse.json(200, Answers.audit(page)));
    }

    private static Result<AuditQuery> query(Query query, RoomId room) {
        return before(query)
                .flatMap(before -> query.user("userId")
                        .flatMap(user -> PageLimit.of(query)
                                .map(limit -> new AuditQuery(room, before.orElse(null), limit, user.orElse(null)))));
    }

    private static Result<Optional<String>> before(Query query) {
        return query.one("before")
                .flatMap(before -> before.isPresent() && !before.get().matches("[A-Za-z0-9_-]{1,64}")
                        ? Result.refused(RefusalCode.MALFORMED)
                        : Result.accepted(before));
    }
}
