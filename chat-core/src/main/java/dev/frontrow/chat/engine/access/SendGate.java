package dev.frontrow.chat.engine.access;

import dev.frontrow.chat.gate.GateDecision;
import dev.frontrow.chat.gate.GateReason;
import dev.frontrow.chat.host.ChatUser;
import dev.frontrow.chat.host.RoomId;
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

    /** Whether the answer may have to be waited for on other threads. */
    public boolean mayBlock() {
        return gate.mayBlock() || modes.mayBlock();
    }

    /** Whether somebody may send now. */
    public Result<Admission> admission(RoomId room, ChatUser user) {
        return joined(room, user, modes.facts(room, user), gate.maySend(room, user));
    }

    /** The same, asked on the caller's own thread, of somebody who only looks. */
    public Result<Admission> admissionHere(RoomId room, ChatUser user, Duration timeout) {
        return joined(room, user, modes.factsHere(room, user, timeout), gate.maySendHere(room, user, timeout));
    }

    /** What is closed for certain is told, also where something else cannot be said. */
    private Result<Admission> joined(
            RoomId room, ChatUser user, Result<Entry.AuthorFacts> known, Result<GateDecision> asked) {
        Entry.AuthorFacts facts = known.fold(found -> found, failed -> modes.withoutFacts(user));
        List<GateReason> closed = Stream.concat(
                        modes.closed(room, user, facts).stream()
                                .filter(reason -> known.isAccepted() || !ModeGate.needsFacts(reason)),
                        asked.fold(GateDecision::reasons, failed -> List.<GateReason>of()).stream())
                .toList();
        if (!closed.isEmpty()) {
            return Result.accepted(new Admission(GateDecision.closed(closed), facts));
        }
        return known.flatMap(found -> asked.map(decision -> new Admission(decision, found)));
    }
}
