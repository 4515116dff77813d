package dev.frontrow.chat.engine.send;

import dev.frontrow.chat.engine.access.GateClient;
import dev.frontrow.chat.engine.fanout.UserStateKind;
import dev.frontrow.chat.engine.hub.Hub;
import dev.frontrow.chat.gate.GateDecision;
import dev.frontrow.chat.host.ChatUser;
import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.result.Refusal;
import dev.frontrow.chat.result.Result;
import dev.frontrow.chat.wire.StreamEvents;

/** Whether the gate is open, asked anew for every draft. A refusal also tells the user's other tabs. */
public final class GateStage implements SendStage {

    private final GateClient gate;
    private final Hub hub;
    private final Closed ifClosed;

    /** Hears what the gate said of somebody whom it did not let send; must not block. */
    @FunctionalInterface
    public interface Closed {
        void closed(RoomId room, ChatUser user, GateDecision decision);
    }

    public GateStage(GateClient gate, Hub hub, Closed ifClosed) {
        this.gate = gate;
        this.hub = hub;
        this.ifClosed = ifClosed;
    }

    @Override
    public Result<SendContext> admit(SendContext context) {
        long askedAt = hub.nanoTime();
        return gate.maySend(context.draft().room(), context.author())
                .flatMap(decision -> decision.isOpen() ? Result.accepted(context) : closed(context, decision, askedAt));
    }

    private Result<SendContext> closed(SendContext context, GateDecision decision, long askedAt) {
        RoomId room = context.draft().room();
        ChatUser user = context.author();
        hub.tell(room, user.id(), UserStateKind.GATE, StreamEvents.gate(decision), askedAt);
        ifClosed.closed(room, user, decision);
        return Result.refused(Refusal.gated(decision.reasons()));
    }
}
