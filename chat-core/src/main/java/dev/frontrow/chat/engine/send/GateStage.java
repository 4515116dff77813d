package dev.frontrow.chat.engine.send;

import dev.frontrow.chat.engine.fanout.Notice;
import dev.frontrow.chat.engine.hub.Hub;
import dev.frontrow.chat.gate.GateDecision;
import dev.frontrow.chat.gate.GateRequest;
import dev.frontrow.chat.outcome.Refusal;
import dev.frontrow.chat.outcome.Result;
import dev.frontrow.chat.wire.Frames;

/** Whether the gate is open, asked anew for every draft. A refusal also tells the user's other tabs. */
public final class GateStage {

    private final GateKeeper keeper;
    private final Hub hub;

    public GateStage(GateKeeper keeper, Hub hub) {
        this.keeper = keeper;
        this.hub = hub;
    }

    Result<Attempt> admit(Attempt attempt) {
        long askedAt = hub.nanoTime();
        return keeper.ask(new GateRequest(attempt.draft().room(), attempt.author()))
                .then(decision -> decision.isOpen() ? Result.accepted(attempt) : closed(attempt, decision, askedAt));
    }

    private Result<Attempt> closed(Attempt attempt, GateDecision decision, long askedAt) {
        hub.tell(attempt.draft().room(), attempt.author().id(), Notice.GATE, Frames.gate(decision), askedAt);
        return Result.refused(Refusal.gated(decision.reasons()));
    }
}
