package dev.frontrow.chat.servlet;

import dev.frontrow.chat.Chat;
import dev.frontrow.chat.mode.ModeChange;
import dev.frontrow.chat.moderation.ModerationRequest;
import dev.frontrow.chat.moderation.RoomAction;
import dev.frontrow.chat.result.Moderated;
import dev.frontrow.chat.result.Result;
import dev.frontrow.chat.wire.Answers;
import dev.frontrow.chat.wire.Requests;
import java.util.List;

/** Changes the modes of a room (wire.md §3.7). */
final class ModesEndpoint implements Endpoint {

    private final Chat chat;
    private final Authenticator authenticator;
    private final BodyReader bodyReader;

    ModesEndpoint(Chat chat, Authenticator authenticator, BodyReader bodyReader) {
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
                        .flatMap(Requests::modes)
                        .flatMap(change -> authenticator
                                .unlessSignedOut(claims)
                                .flatMap(current -> request(exchange, current, change))))
                .flatMap(request -> chat.moderate(request)
                        .flatMap(moderated -> chat.roomState(request.room())
                                .map(room -> response(
                                        moderated,
                                        Answers.modesChanged(
                                                moderated, room, chat.clock().instant())))));
    }

    private static Result<ModerationRequest> request(Exchange exchange, TokenClaims claims, ModeChange change) {
        return exchange.key(claims.user(), List.of("modes", change.toText()))
                .map(key -> new ModerationRequest(
                        claims.room(), claims.user(), new RoomAction.ChangeModes(change), null, key.orElse(null)));
    }

    private static Response response(Moderated moderated, byte[] body) {
        FullResponse response = FullResponse.json(200, body);
        return moderated.repeated() ? response.with(Replayed.HEADER, Replayed.YES) : response;
    }
}
