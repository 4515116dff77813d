package dev.frontrow.chat.servlet;

import dev.frontrow.chat.Chat;
import dev.frontrow.chat.message.MessageId;
import dev.frontrow.chat.moderation.ModerationAction.Retract;
import dev.frontrow.chat.moderation.ModerationRequest;
import dev.frontrow.chat.result.RefusalCode;
import dev.frontrow.chat.result.Result;

/** The author retracts their own message. */
final class RetractEndpoint implements Endpoint {

    private final Chat chat;
    private final Authenticator authenticator;

    RetractEndpoint(Chat chat, Authenticator authenticator) {
        this.chat = chat;
        this.authenticator = authenticator;
    }

    @Override
    public Result<Response> handle(Exchange exchange) {
        return authenticator
                .byToken(exchange)
                .flatMap(claims -> exchange.variable(Exchange.MESSAGE, MessageId::new, RefusalCode.MESSAGE_NOT_FOUND)
                        .map(message -> ModerationRequest.by(claims.user(), claims.room(), new Retract(message))))
                .flatMap(chat::moderate)
                .map(done -> FullResponse.empty(204));
    }
}
