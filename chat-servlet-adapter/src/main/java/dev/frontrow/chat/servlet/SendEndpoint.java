package dev.frontrow.chat.servlet;

import dev.frontrow.chat.Chat;
import dev.frontrow.chat.message.Draft;
import dev.frontrow.chat.result.Result;
import dev.frontrow.chat.result.Sent;
import dev.frontrow.chat.wire.Answers;
import dev.frontrow.chat.wire.Requests;
import java.util.List;

/** Sends a message (wire.md §3.2). */
final class SendEndpoint implements Endpoint {

    private final Chat chat;
    private final Callers callers;
    private final Bodies bodies;

    SendEndpoint(Chat chat, Callers callers, Bodies bodies) {
        this.chat = chat;
        this.callers = callers;
        this.bodies = bodies;
    }

    @Override
    public boolean awaitsBody(Call call) {
        return callers.byToken(call)
                .flatMap(grant -> bodies.announced(call.request()))
                .fold(request -> true, refusal -> false);
    }

    @Override
    public Result<Reply> answer(Call call) {
        return callers.byToken(call)
                .flatMap(grant -> bodies.json(call)
                        .flatMap(Requests::send)
                        .flatMap(asked -> callers.unlessSignedOut(grant).flatMap(still -> draft(call, still, asked))))
                .flatMap(chat::send)
                .map(SendEndpoint::reply);
    }

    private static Result<Draft> draft(Call call, Grant grant, Requests.Send asked) {
        String replyTo = asked.replyTo() == null ? "" : asked.replyTo().value();
        return call.key(grant.user(), List.of("send", asked.text(), replyTo))
                .map(key -> new Draft(grant.room(), grant.user(), asked.text(), asked.replyTo(), key.orElse(null)));
    }

    private static Reply reply(Sent sent) {
        Answer answer =
                Answer.json(sent.repeated() ? 200 : 201, Answers.sent(sent)).with(RateHeaders.of(sent.rate()));
        return sent.repeated() ? answer.with(Replayed.HEADER, Replayed.YES) : answer;
    }
}
