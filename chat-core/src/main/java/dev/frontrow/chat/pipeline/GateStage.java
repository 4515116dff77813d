package dev.frontrow.chat.pipeline;

import dev.frontrow.chat.gate.GateDecision;
import dev.frontrow.chat.gate.GateRequest;
import dev.frontrow.chat.hub.Hub;
import dev.frontrow.chat.hub.Notice;
import dev.frontrow.chat.outcome.Refusal;
import dev.frontrow.chat.outcome.RefusalCode;
import dev.frontrow.chat.outcome.Result;
import dev.frontrow.chat.wire.Frames;
import java.time.Duration;
import java.util.Optional;

/** Whether the gate is open, asked anew for every draft. A refusal also tells the user's other tabs. */
final class GateStage {

    private static final Duration RETRY = Duration.ofSeconds(2);

    private final GateKeeper keeper;
    private final Hub hub;

    GateStage(GateKeeper keeper, Hub hub) {
        this.keeper = keeper;
        this.hub = hub;
    }

    Result<Attempt> admit(Attempt attempt) {
        long askedAt = hub.nanoTime();
        Optional<GateDecision> decision =
                keeper.ask(new GateRequest(attempt.draft().room(), attempt.author()));
        if (decision.isEmpty()) {
            return Result.refused(Refusal.retryable(RefusalCode.GATE_UNAVAILABLE, RETRY));
        }
        if (decision.get().isOpen()) {
            return Result.accepted(attempt);
        }
        hub.tell(attempt.draft().room(), attempt.author().id(), Notice.GATE, Frames.gate(decision.get()), askedAt);
        return Result.refused(Refusal.gated(decision.get().reasons()));
    }
}
