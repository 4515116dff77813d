package dev.frontrow.chat.servlet;

import dev.frontrow.chat.Chat;
import dev.frontrow.chat.moderation.ModerationRequest;
import dev.frontrow.chat.result.Moderated;
import dev.frontrow.chat.result.Result;
import dev.frontrow.chat.wire.Answers;
import dev.frontrow.chat.wire.Requests;
import java.util.List;

/** Moderation (wire.md §3.4). */
final class ModerateEndpoint implements Endpoint {

    private final Chat chat;
    private final Authenticator authenticator;
    private final BodyReader bodyReader;

    ModerateEndpoint(Chat chat, Authenticator authenticator, BodyReader bodyReader) {
        this.chat = chat;
        this.authenticator = authenticator;
        this.bodyReader = bodyReader;
    }

    @Override
    public boolean awaitsBody(Exchange exchange) {
        return authenticator
                .byToken(exchange)
                .flatMap(claims -> bodyReader.announced(exchange.request()))
                .fold(request -> true, refusal -> false);
    }

    @Override
    public Result<Response> handle(Exchange exchange) {
        return authenticator
                .byToken(exchange)
                .flatMap(claims -> bodyReader
                        .json(exchange)
                        .flatMap(Requests::moderate)
                        .flatMap(request -> authenticator
                                .unlessSignedOut(claims)
                                .flatMap(current -> request(exchange, current, request))))
                .flatMap(chat::moderate)
                .map(ModerateEndpoint::response);
    }

    private static Result<ModerationRequest> request(Exchange exchange, TokenClaims claims, Requests.Moderate request) {
        // Actions are records: their text contains everything that was requested.
        List<String> parts =
                List.of("moderate", request.action().toString(), request.reason() == null ? "" : request.reason());
        return exchange.key(claims.user(), parts)
                .map(key -> new ModerationRequest(
                        claims.room(), claims.user(), request.action(), request.reason(), key.orElse(null)));
    }

    private static Response response(Moderated moderated) {
        FullResponse response = FullResponse.json(200, Answers.moderated(moderated));
        return moderated.repeated() ? response.with(Replayed.HEADER, Replayed.YES) : response;
    }
}
