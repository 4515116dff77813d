package dev.frontrow.chat.servlet;

import dev.frontrow.chat.Chat;
import dev.frontrow.chat.result.Result;
import dev.frontrow.chat.wire.Answers;

/** The state of a room as one person sees it (wire.md §3.5). */
final class StateEndpoint implements Endpoint {

    private final Chat chat;
    private final Callers callers;

    StateEndpoint(Chat chat, Callers callers) {
        this.chat = chat;
        this.callers = callers;
    }

    @Override
    public Result<Reply> answer(Call call) {
        return callers.byToken(call)
                .flatMap(grant -> chat.userState(grant.room(), grant.user()))
                .map(state -> Answer.json(200, Answers.state(state)));
    }
}
