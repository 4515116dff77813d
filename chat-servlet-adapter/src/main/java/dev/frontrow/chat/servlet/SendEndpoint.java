package dev.frontrow.chat.servlet;

import dev.frontrow.chat.Chat;
import dev.frontrow.chat.message.Draft;
import dev.frontrow.chat.message.MessageKind;
import dev.frontrow.chat.result.Result;
import dev.frontrow.chat.result.Sent;
import dev.frontrow.chat.wire.Answers;
import dev.frontrow.chat.wire.Requests;
import java.util.List;

/** Sends a message (wire.md §3.2). */
final class SendEndpoint implements Endpoint {

    private final Chat chat;
    private final Authenticator authenticator;
    private final BodyReader bodyReader;

    SendEndpoint(Chat chat, Authenticator authenticator, BodyReader bodyReader) {
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
                        .flatMap(Requests::send)
                        .flatMap(request -> authenticator
                                .unlessSignedOut(claims)
                                .flatMap(current -> draft(exchange, current, request))))
                .flatMap(chat::send)
                .map(SendEndpoint::response);
    }

    private static Result<Draft> draft(Exchange exchange, TokenClaims claims, Requests.Send request) {
        String replyTo = request.replyTo() == null ? "" : request.replyTo().value();
        List<String> parts = request.kind() == MessageKind.SAID
                ? List.of("send", request.text(), replyTo)
                : List.of("send", request.text(), replyTo, request.kind().toString());
        return exchange.key(claims.user(), parts)
                .map(key -> new Draft(
                        claims.room(),
                        claims.user(),
                        request.text(),
                        request.replyTo(),
                        key.orElse(null),
                        request.kind()));
    }

    private static Response response(Sent sent) {
        FullResponse response = FullResponse.json(sent.repeated() ? 200 : 201, Answers.sent(sent))
                .with(RateHeaders.of(sent.rate()));
        return sent.repeated() ? response.with(Replayed.HEADER, Replayed.YES) : response;
    }
}
