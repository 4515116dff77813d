package dev.frontrow.chat.engine.access;

import dev.frontrow.chat.engine.calls.HostCall;
import dev.frontrow.chat.engine.hub.Hub;
import dev.frontrow.chat.gate.Gate;
import dev.frontrow.chat.gate.GateDecision;
import dev.frontrow.chat.gate.GateRequest;
import dev.frontrow.chat.host.ChatUser;
import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.result.Result;
import java.time.Duration;

/** The host's gate, asked what the chat wants to know, so that its failures become refusals. */
public final class GateClient {

    private final HostCall<Gate> call;
    private final Hub hub;

    public GateClient(HostCall<Gate> call, Hub hub) {
        this.call = call;
        this.hub = hub;
    }

    /** Whether the gate is asked on threads of its own. */
    public boolean mayBlock() {
        return call.mayBlock();
    }

    /** Whether somebody may send now. */
    public Result<GateDecision> maySend(RoomId room, ChatUser user) {
        GateRequest request = send(room, user);
        return call.ask(room, gate -> gate.decide(request));
    }

    /** The same, asked on the caller's own thread: see {@link HostCall#askHere}. */
    public Result<GateDecision> maySendHere(RoomId room, ChatUser user, Duration timeout) {
        GateRequest request = send(room, user);
        return call.askHere(room, gate -> gate.decide(request), timeout);
    }

    private GateRequest send(RoomId room, ChatUser user) {
        return GateRequest.of(room, user, GateRequest.Action.SEND, hub.now());
    }
}
