package dev.frontrow.chat.servlet;

import dev.frontrow.chat.Chat;
import dev.frontrow.chat.outcome.Result;
import dev.frontrow.chat.wire.Answers;

/** The sanctions in force, for staff (wire.md §3.6). */
final class SanctionsEndpoint implements Endpoint {

    private final Chat chat;
    private final Callers callers;

    SanctionsEndpoint(Chat chat, Callers callers) {
        this.chat = chat;
        this.callers = callers;
    }

    @Override
    public Result<Reply> answer(Call call) {
        return callers.byToken(call)
                .then(grant -> chat.sanctions(grant.room(), grant.user()))
                .map(sanctions -> Answer.json(200, Answers.sanctions(sanctions)));
    }
}
