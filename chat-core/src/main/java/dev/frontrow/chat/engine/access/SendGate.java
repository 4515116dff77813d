package dev.frontrow.chat.engine.access;

import dev.frontrow.chat.engine.context.StoreFailure;
import dev.frontrow.chat.gate.GateDecision;
import dev.frontrow.chat.gate.GateReason;
import dev.frontrow.chat.host.ChatUser;
import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.result.RefusalCode;
import dev.frontrow.chat.result.Result;
import dev.frontrow.chat.store.Entry;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Whether somebody may send: the modes of the room, and then the host's gate. All that is closed is told at once. */
public final class SendGate {

    private final ModeGate modes;
    private final GateClient gate;

    public SendGate(ModeGate modes, GateClient gate) {
        this.modes = modes;
        this.gate = gate;
    }

    /**
     * What modes and gate say of somebody.
     *
     * @param decision all reasons of both
     * @param facts what was found out for it, by which the commit decides again
     */
    public record Admission(GateDecision decision, Entry.AuthorFacts facts) {}

    /** Whether the answer about somebody in this room may have to be waited for on other threads. */
    public boolean mayBlock(RoomId room) {
        return gate.mayBlock() || modes.mayBlock(room);
    }

    /** Whether somebody may send now. */
    public Result<Admission> admission(RoomId room, ChatUser user) {
        Result<Entry.AuthorFacts> known = modes.facts(room, user);
        return joined(modes.closed(room, user, facts(known, user)), user, known, gate.maySend(room, user));
    }

    /** The same of somebody who only looks, asked on the caller's own thread: what is not known is refused. */
    public Result<Admission> admissionHere(RoomId room, ChatUser user, Duration timeout) {
        Result<Entry.AuthorFacts> known = modes.factsHere(room, user, timeout);
        try {
            List<GateReason> closed = modes.closedForSure(room, user, facts(known, user));
            return joined(closed, user, known, gate.maySendHere(room, user, timeout));
        } catch (StoreFailure told) {
            return Result.refused(RefusalCode.STORE_UNAVAILABLE);
        }
    }

    private Entry.AuthorFacts facts(Result<Entry.AuthorFacts> known, ChatUser user) {
        return known.fold(found -> found, failed -> modes.withoutFacts(user));
    }

    /** What is closed for certain is told, also where something else cannot be said. */
    private Result<Admission> joined(
            List<GateReason> closedModes, ChatUser user, Result<Entry.AuthorFacts> known, Result<GateDecision> asked) {
        List<GateReason> closed = Stream.concat(
                        closedModes.stream().filter(reason -> known.isAccepted() || !ModeGate.needsFacts(reason)),
                        asked.fold(GateDecision::reasons, failed -> List.<GateReason>of()).stream())
                .distinct()
                .toList();
        if (!closed.isEmpty()) {
            return Result.accepted(new Admission(GateDecision.closed(closed), facts(known, user)));
        }
        return known.flatMap(found -> asked.map(decision -> new Admission(decision, found)));
    }
}
