package dev.frontrow.chat.engine.send;

import dev.frontrow.chat.engine.calls.InFlight;
import dev.frontrow.chat.message.Draft;
import dev.frontrow.chat.result.Result;
import dev.frontrow.chat.result.Sent;

/**
 * The way of a message, in one place. The order is a security property: who is banned learns nothing of the gate, who
 * has no credit takes nothing from the limit, and nothing is committed that any stage refused.
 *
 * @param inFlight knows what is under way
 * @param replay knows what was done before
 * @param access banned, muted
 * @param gate may this one speak
 * @param limit how often
 * @param content what may be shown
 * @param commit number, store, fan-out
 */
public record SendPipeline(
        InFlight inFlight,
        IdempotentReplay replay,
        SendStage access,
        SendStage gate,
        SendStage limit,
        SendStage content,
        SendStage commit) {

    /** Sends a draft: refused by the first stage that says so, otherwise committed. Blocks until then. */
    public Result<Sent> send(Draft draft) {
        return inFlight.during(
                draft.room(),
                draft.author(),
                draft.key(),
                running -> replay.orFirst(draft, settled(new SendContext(draft, running))));
    }

    /**
     * What the stages took is settled before anybody hears the outcome (a limiter that may block is told soon after),
     * also when a stage threw: then no message came of it.
     */
    private Result<Sent> settled(SendContext begun) {
        SendEnd end = SendEnd.REFUSED;
        try {
            Result<SendContext> result = admit(begun);
            end = SendEnd.of(result);
            return result.map(SendContext::sent);
        } finally {
            begun.end(end);
        }
    }

    private Result<SendContext> admit(SendContext begun) {
        return access.admit(begun)
                .flatMap(gate::admit)
                .flatMap(limit::admit)
                .flatMap(content::admit)
                .flatMap(commit::admit);
    }
}
