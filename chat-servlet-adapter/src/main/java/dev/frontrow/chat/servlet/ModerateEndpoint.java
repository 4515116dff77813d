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
    private final Callers callers;
    private final Bodies bodies;

    ModerateEndpoint(Chat chat, Callers callers, Bodies bodies) {
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
                        .flatMap(Requests::moderate)
                        .flatMap(asked -> callers.unlessSignedOut(grant).flatMap(still -> request(call, still, asked))))
                .flatMap(chat::moderate)
                .map(ModerateEndpoint::reply);
    }

    private static Result<ModerationRequest> request(Call call, Grant grant, Requests.Moderate asked) {
        // Actions are records: as text they hold everything that was asked.
        List<String> parts =
                List.of("moderate", asked.action().toString(), asked.reason() == null ? "" : asked.reason());
        return call.key(grant.user(), parts)
                .map(key -> new ModerationRequest(
                        grant.room(), grant.user(), asked.action(), asked.reason(), key.orElse(null)));
    }

    private static Reply reply(Moderated moderated) {
        Answer answer = Answer.json(200, Answers.moderated(moderated));
        return moderated.repeated() ? answer.with(Replayed.HEADER, Replayed.YES) : answer;
    }
}
