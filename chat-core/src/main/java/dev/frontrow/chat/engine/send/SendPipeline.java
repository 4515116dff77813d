package dev.frontrow.chat.engine.send;

import dev.frontrow.chat.engine.calls.InFlight;
import dev.frontrow.chat.message.Draft;
import dev.frontrow.chat.result.Result;
import dev.frontrow.chat.result.Sent;

/**
 * The way of a message, in one place. The order is a security property: who is banned learns nothing of the gate, who has no credit takes nothing from the limit, and
 * nothing is committed that any stage refused.
 *
 * @param inFlight knows what is under way
 * @param replay knows what was done before
 * @param access banned, muted
 * @param gate may this one speak
 * @param limit how often
 * @param moderation what may be shown
 * @param commit number, store, fan-out
 */
public record SendPipeline(
        InFlight inFlight,
        IdempotentReplay replay,
        AccessStage access,
        GateStage gate,
        LimitStage limit,
        ModerationStage moderation,
        CommitStage commit) {

    /** Sends a draft: refused by the first stage that says so, otherwise committed. Blocks until then. */
    public Result<Sent> send(Draft draft) {
        return inFlight.during(
                draft.room(),
                draft.author(),
                draft.key(),
                running -> replay.orFirst(
                        draft,
                        access.admit(draft, running)
                                .flatMap(gate::admit)
                                .flatMap(context -> limit.spend(
                                        context, () -> moderation.admit(context).flatMap(commit::append)))));
    }
}
