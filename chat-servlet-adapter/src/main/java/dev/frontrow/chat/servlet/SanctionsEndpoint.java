package dev.frontrow.chat.servlet;

import dev.frontrow.chat.Chat;
import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.moderation.SanctionCursor;
import dev.frontrow.chat.moderation.SanctionQuery;
import dev.frontrow.chat.result.Result;
import dev.frontrow.chat.wire.Answers;

/** The sanctions in force, for staff (wire.md §3.6). */
final class SanctionsEndpoint implements Endpoint {

    private final Chat chat;
    private final Authenticator authenticator;

    SanctionsEndpoint(Chat chat, Authenticator authenticator) {
        this.chat = chat;
        this.authenticator = authenticator;
    }

    @Override
    public Result<Response> handle(Exchange exchange) {
        return authenticator
                .byToken(exchange)
                .flatMap(claims ->
                        query(exchange.query(), claims.room()).flatMap(query -> chat.sanctions(claims.user(), query)))
                .map(page -> FullResponse.json(200, Answers.sanctions(page)));
    }

    private static Result<SanctionQuery> query(Query query, RoomId room) {
        return query.user("userId")
                .flatMap(user -> query.read("before", SanctionCursor::parse)
                        .flatMap(before -> PageLimit.of(query)
                                .map(limit -> new SanctionQuery(room, user.orElse(null), before.orElse(null), limit))));
    }
}
