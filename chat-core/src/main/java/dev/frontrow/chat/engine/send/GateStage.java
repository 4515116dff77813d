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

    private final TimedGate timedGate;
    private final Hub hub;

    public GateStage(TimedGate timedGate, Hub hub) {
        this.timedGate = timedGate;
        this.hub = hub;
    }

    Result<SendContext> admit(SendContext context) {
        long askedAt = hub.nanoTime();
        return timedGate
                .ask(new GateRequest(context.draft().room(), context.author()))
                .flatMap(decision -> decision.isOpen() ? Result.accepted(context) : closed(context, decision, askedAt));
    }

    private Result<SendContext> closed(SendContext context, GateDecision decision, long askedAt) {
        hub.tell(
                context.draft().room(),
                context.author().id(),
                UserStateKind.GATE,
                EventEncoder.gate(decision),
                askedAt);
        return Result.refused(Refusal.gated(decision.reasons()));
    }
}
