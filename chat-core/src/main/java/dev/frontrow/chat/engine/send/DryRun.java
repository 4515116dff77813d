package dev.frontrow.chat.engine.send;

import dev.frontrow.chat.engine.access.SendGate;
import dev.frontrow.chat.gate.GateDecision;
import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.limit.RateState;
import dev.frontrow.chat.result.Refusal;
import dev.frontrow.chat.result.Result;
import java.util.Optional;

/** The way of a message without a message: what it would meet, in the same order, and nothing taken. */
public final class DryRun {

    private final AccessStage access;
    private final SendGate gate;
    private final LimitStage limit;

    public DryRun(AccessStage access, SendGate gate, LimitStage limit) {
        this.access = access;
        this.gate = gate;
        this.limit = limit;
    }

    /** The refusal that a send would get; empty: it would be accepted, unless its text is not. */
    public Result<Optional<Refusal>> check(RoomId room, UserId user) {
        return access.check(room, user)
                .flatMap(author -> gate.admission(room, author)
                        .flatMap(admission -> unlessClosed(admission.decision()))
                        .flatMap(open -> limit.state(room, author))
                        .flatMap(DryRun::unlessUsedUp))
                .fold(allowed -> Result.accepted(Optional.empty()), refusal -> Result.accepted(Optional.of(refusal)));
    }

    private static Result<GateDecision> unlessClosed(GateDecision decision) {
        return decision.isOpen() ? Result.accepted(decision) : Result.refused(Refusal.gated(decision.reasons()));
    }

    private static Result<RateState> unlessUsedUp(RateState state) {
        return state.remaining() > 0 ? Result.accepted(state) : Result.refused(Refusal.limited(state));
    }
}
