package dev.frontrow.chat.engine.send;

import dev.frontrow.chat.engine.fanout.UserStateKind;
import dev.frontrow.chat.engine.hub.Hub;
import dev.frontrow.chat.gate.GateDecision;
import dev.frontrow.chat.gate.GateRequest;
import dev.frontrow.chat.result.Refusal;
import dev.frontrow.chat.result.Result;
import dev.frontrow.chat.wire.EventEncoder;

/** Whether the gate is open, asked anew for every draft. A refusal also tells the user's other tabs. */
public final class GateStage {

    private final TimedGate keeper;
    private final Hub hub;

    public GateStage(TimedGate keeper, Hub hub) {
        this.keeper = keeper;
        this.hub = hub;
    }

    Result<SendContext> admit(SendContext attempt) {
        long askedAt = hub.nanoTime();
        return keeper.ask(new GateRequest(attempt.draft().room(), attempt.author()))
                .flatMap(decision -> decision.isOpen() ? Result.accepted(attempt) : closed(attempt, decision, askedAt));
    }

    private Result<SendContext> closed(SendContext attempt, GateDecision decision, long askedAt) {
        hub.tell(
                attempt.draft().room(),
                attempt.author().id(),
                UserStateKind.GATE,
                EventEncoder.gate(decision),
                askedAt);
        return Result.refused(Refusal.gated(decision.reasons()));
    }
}
