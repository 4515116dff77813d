package dev.frontrow.chat.servlet;

import dev.frontrow.chat.Chat;
import dev.frontrow.chat.message.MessageId;
import dev.frontrow.chat.moderation.ModerationAction.Retract;
import dev.frontrow.chat.moderation.ModerationRequest;
import dev.frontrow.chat.result.RefusalCode;
import dev.frontrow.chat.result.Result;

/** The author takes back their own message. */
final class TakeBackEndpoint implements Endpoint {

    private final Chat chat;
    private final Callers callers;

    TakeBackEndpoint(Chat chat, Callers callers) {
        this.chat = chat;
        this.callers = callers;
    }

    @Override
    public Result<Reply> answer(Call call) {
        return callers.byToken(call)
                .flatMap(grant -> call.variable(Call.MESSAGE, MessageId::new, RefusalCode.MESSAGE_NOT_FOUND)
                        .map(message -> ModerationRequest.by(grant.user(), grant.room(), new Retract(message))))
                .flatMap(chat::moderate)
                .map(done -> Answer.empty(204));
    }
}
