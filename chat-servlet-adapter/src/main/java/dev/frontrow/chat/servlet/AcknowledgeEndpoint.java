package dev.frontrow.chat.servlet;

import dev.frontrow.chat.Chat;
import dev.frontrow.chat.moderation.ModerationRequest;
import dev.frontrow.chat.moderation.WarningAction;
import dev.frontrow.chat.result.RefusalCode;
import dev.frontrow.chat.result.Result;

/** Somebody has read their warning (wire.md §3.8). */
final class AcknowledgeEndpoint implements Endpoint {

    private final Chat chat;
    private final Authenticator authenticator;

    AcknowledgeEndpoint(Chat chat, Authenticator authenticator) {
        this.chat = chat;
        this.authenticator = authenticator;
    }

    @Override
    public Result<Response> handle(Exchange exchange) {
        return authenticator
                .byToken(exchange)
                .map(claims -> ModerationRequest.by(
                        claims.user(), claims.room(), new WarningAction.Acknowledge(claims.user())))
                .flatMap(this::acknowledge);
    }

    /** Without a warning there is nothing to be done. */
    private Result<Response> acknowledge(ModerationRequest request) {
        return chat.moderate(request)
                .fold(
                        done -> Result.accepted(FullResponse.empty(204)),
                        refusal -> refusal.code() == RefusalCode.ALREADY_RESOLVED
                                ? Result.accepted(FullResponse.empty(204))
                                : Result.refused(refusal));
    }
}
