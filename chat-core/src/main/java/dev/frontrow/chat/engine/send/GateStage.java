package dev.frontrow.chat.engine.send;

import dev.frontrow.chat.engine.calls.HostCall;
import dev.frontrow.chat.engine.fanout.UserStateKind;
import dev.frontrow.chat.engine.hub.Hub;
import dev.frontrow.chat.gate.Gate;
import dev.frontrow.chat.gate.GateDecision;
import dev.frontrow.chat.gate.GateRequest;
import dev.frontrow.chat.result.Refusal;
import dev.frontrow.chat.result.Result;
import dev.frontrow.chat.wire.StreamEvents;

/** Whether the gate is open, asked anew for every draft. A refusal also tells the user's other tabs. */
public final class GateStage implements SendStage {

    private final HostCall<Gate> gate;
    private final Hub hub;

    public GateStage(HostCall<Gate> gate, Hub hub) {
        this.gate = gate;
        this.hub = hub;
    }

    @Override
    public Result<SendContext> admit(SendContext context) {
        long askedAt = hub.nanoTime();
        GateRequest request = new GateRequest(context.draft().room(), context.author());
        return gate.ask(request.room(), asked -> asked.decide(request))
                .flatMap(decision -> decision.isOpen() ? Result.accepted(context) : closed(context, decision, askedAt));
    }

    private Result<SendContext> closed(SendContext context, GateDecision decision, long askedAt) {
        hub.tell(
                context.draft().room(),
                context.author().id(),
                UserStateKind.GATE,
                StreamEvents.gate(decision),
                askedAt);
        return Result.refused(Refusal.gated(decision.reasons()));
    }
}
