package dev.frontrow.chat.servlet;

import dev.frontrow.chat.Chat;
import dev.frontrow.chat.result.Result;
import dev.frontrow.chat.wire.Answers;

/** The state of a room as one user sees it (wire.md §3.5). */
final class StateEndpoint implements Endpoint {

    private final Chat chat;
    private final Authenticator authenticator;

    StateEndpoint(Chat chat, Authenticator authenticator) {
        this.chat = chat;
        this.authenticator = authenticator;
    }

    @Override
    public Result<Response> handle(Exchange exchange) {
        return authenticator
                .byToken(exchange)
                .flatMap(claims -> chat.userState(claims.room(), claims.user()))
                .map(state -> FullResponse.json(200, Answers.state(state)));
    }
}
