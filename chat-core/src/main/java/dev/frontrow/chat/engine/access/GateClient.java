package dev.frontrow.chat.engine.access;

import dev.frontrow.chat.engine.calls.HostCall;
import dev.frontrow.chat.engine.hub.Hub;
import dev.frontrow.chat.gate.Gate;
import dev.frontrow.chat.gate.GateDecision;
import dev.frontrow.chat.gate.GateReason;
import dev.frontrow.chat.gate.GateRequest;
import dev.frontrow.chat.host.ChatUser;
import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.result.Result;
import dev.frontrow.chat.store.Entry;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The room's modes and the host's gate, asked what the chat wants to know, so that failures become refusals. */
public final class GateClient {

    private final HostCall<Gate> call;
    private final ModeGate modes;
    private final Hub hub;

    public GateClient(HostCall<Gate> call, ModeGate modes, Hub hub) {
        this.call = call;
        this.modes = modes;
        this.hub = hub;
    }

    /**
     * What modes and gate say of somebody.
     *
     * @param decision all reasons of both
     * @param facts what was found out for it, by which the commit decides again
     */
    public record Admission(GateDecision decision, Entry.AuthorFacts facts) {}

    /** Whether the gate is asked on threads of its own. */
    public boolean mayBlock() {
        return call.mayBlock();
    }

    /** Whether somebody may send now. */
    public Result<Admission> admission(RoomId room, ChatUser user) {
        Entry.AuthorFacts facts = modes.facts(user, Optional.empty());
        GateRequest request = send(room, user);
        return joined(modes.closed(room, user, facts), call.ask(room, gate -> gate.decide(request)))
                .map(decision -> new Admission(decision, facts));
    }

    /** Whether somebody may send now. */
    public Result<GateDecision> maySend(RoomId room, ChatUser user) {
        return admission(room, user).map(Admission::decision);
    }

    /** The same, asked on the caller's own thread: see {@link HostCall#askHere}. */
    public Result<GateDecision> maySendHere(RoomId room, ChatUser user, Duration timeout) {
        GateRequest request = send(room, user);
        List<GateReason> closed = modes.closed(room, user, modes.facts(user, Optional.empty()));
        return joined(closed, call.askHere(room, gate -> gate.decide(request), timeout));
    }

    /** Modes that are closed are told also where the gate cannot say. */
    private static Result<GateDecision> joined(List<GateReason> closed, Result<GateDecision> gate) {
        return closed.isEmpty()
                ? gate
                : Result.accepted(GateDecision.closed(Stream.concat(
                                closed.stream(),
                                gate.fold(GateDecision::reasons, failed -> List.<GateReason>of()).stream())
                        .toList()));
    }

    private GateRequest send(RoomId room, ChatUser user) {
        return GateRequest.of(room, user, GateRequest.Action.SEND, hub.now());
    }
}
