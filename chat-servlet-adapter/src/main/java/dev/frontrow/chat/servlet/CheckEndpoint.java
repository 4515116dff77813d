package dev.frontrow.chat.servlet;

import dev.frontrow.chat.Chat;
import dev.frontrow.chat.result.Result;
import dev.frontrow.chat.wire.Answers;

/** What a send would meet now (wire.md §3.9). */
final class CheckEndpoint implements Endpoint {

    private final Chat chat;
    private final Authenticator authenticator;

    CheckEndpoint(Chat chat, Authenticator authenticator) {
        this.chat = chat;
        this.authenticator = authenticator;
    }

    @Override
    public Result<Response> handle(Exchange exchange) {
        return authenticator
                .byToken(exchange)
                .flatMap(claims -> chat.check(claims.room(), claims.user()))
                .map(refusal -> FullResponse.json(200, Answers.check(refusal)));
    }
}
