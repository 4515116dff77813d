package dev.frontrow.chat.engine.send;

import dev.frontrow.chat.engine.access.ModeGate;
import dev.frontrow.chat.engine.access.SendGate;
import dev.frontrow.chat.engine.fanout.UserStateKind;
import dev.frontrow.chat.engine.hub.Hub;
import dev.frontrow.chat.gate.GateDecision;
import dev.frontrow.chat.gate.GateReason;
import dev.frontrow.chat.host.ChatUser;
import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.result.Refusal;
import dev.frontrow.chat.result.Result;
import dev.frontrow.chat.wire.StreamEvents;
import java.util.List;
import java.util.stream.Stream;

/**
 * Whether the room's modes and the gate let somebody send, asked anew for every draft. Whoever is refused, or has to
 * wait for the next message now, is told so in all their tabs.
 */
public final class GateStage implements SendStage {

    private final SendGate gate;
    private final ModeGate modes;
    private final Hub hub;
    private final Boxes boxes;

    /** The input boxes of those who have the room open; must not block. */
    public interface Boxes {

        /** Hears what keeps somebody from sending. */
        void closed(RoomId room, ChatUser user, GateDecision decision);

        /** What somebody was told may not be so any more: finds out, and tells them. */
        void outdated(RoomId room, UserId user);
    }

    public GateStage(SendGate gate, ModeGate modes, Hub hub, Boxes boxes) {
        this.gate = gate;
        this.modes = modes;
        this.hub = hub;
        this.boxes = boxes;
    }

    @Override
    public Result<SendContext> admit(SendContext context) {
        long askedAt = hub.nanoTime();
        return gate.admission(context.draft().room(), context.author()).flatMap(admission -> {
            List<GateReason> closed = Stream.concat(
                            admission.decision().reasons().stream(),
                            modes.closedFor(context.draft(), admission.facts()).stream())
                    .toList();
            if (!closed.isEmpty()) {
                return closed(context, closed, askedAt);
            }
            SendContext known = context.with(admission.facts());
            known.onEnd(end -> settle(known, end));
            return Result.accepted(known);
        });
    }

    /**
     * The commit refused what this stage had let pass: the modes have changed since, or another node knows more. What it
     * said rests on what was known here before, so how they stand now is found out anew.
     */
    void outdated(SendContext context) {
        boxes.outdated(context.draft().room(), context.author().id());
    }

    private Result<SendContext> closed(SendContext context, List<GateReason> reasons, long askedAt) {
        tell(context, ModeGate.withoutText(reasons), askedAt);
        return Result.refused(Refusal.gated(reasons));
    }

    /** Who has just sent something may have to wait now. */
    private void settle(SendContext context, SendEnd end) {
        if (end == SendEnd.COMMITTED) {
            long askedAt = hub.nanoTime();
            tell(context, modes.waits(context.draft().room(), context.author(), context.facts()), askedAt);
        }
    }

    private void tell(SendContext context, List<GateReason> reasons, long askedAt) {
        if (!reasons.isEmpty()) {
            RoomId room = context.draft().room();
            GateDecision decision = GateDecision.closed(reasons);
            hub.tell(room, context.author().id(), UserStateKind.GATE, StreamEvents.gate(decision), askedAt);
            boxes.closed(room, context.author(), decision);
        }
    }
}
