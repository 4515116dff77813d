package dev.frontrow.chat.engine.access;

import dev.frontrow.chat.engine.calls.HostCall;
import dev.frontrow.chat.engine.hub.Hub;
import dev.frontrow.chat.gate.Gate;
import dev.frontrow.chat.gate.GateDecision;
import dev.frontrow.chat.gate.GateRequest;
import dev.frontrow.chat.gate.GateTree;
import dev.frontrow.chat.host.ChatUser;
import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.result.Result;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/**
 * The host's gate, asked what the chat wants to know, so that its failures become refusals. The caller's thread walks
 * through the tree, which is arithmetic; the host's leaves and facts are called where host calls are made.
 */
public final class GateClient {

    private final GateTree tree;
    private final HostCall<Gate> call;
    private final FactsClient facts;
    private final Hub hub;
    private final Duration timeout;
    private final Duration shared;
    private final LeafCalls.Times ofSends;
    private final LongSupplier nanoTime;

    /**
     * @param gate the same that is called
     * @param timeout how long a send waits for its threads, and then for its answers
     * @throws IllegalArgumentException the deadlines of the gate's leaves do not fit into that
     */
    public GateClient(
            Gate gate, HostCall<Gate> call, FactsClient facts, Hub hub, Duration timeout, LongSupplier nanoTime) {
        this.tree = GateTree.of(gate);
        this.call = call;
        this.facts = facts;
        this.hub = hub;
        this.timeout = timeout;
        this.shared = tree.shared(timeout);
        this.ofSends = new LeafCalls.Times(OptionalLong.of(timeout.toNanos()), shared, 1);
        this.nanoTime = nanoTime;
    }

    /** Whether the gate is asked on threads of its own, or needs facts that are. */
    public boolean mayBlock() {
        return tree.mayBlock() || (!tree.facts().isEmpty() && facts.mayBlock());
    }

    /** Whether somebody may send now. */
    public Result<GateDecision> maySend(RoomId room, ChatUser user) {
        GateRequest request = send(room, user)
                .withFacts(question -> facts.ask(room, user, question.facts()).orElseThrow(Undecided::new));
        return decide(request, ofSends);
    }

    /**
     * The same, asked on the caller's own thread: see {@link HostCall#askHere}.
     *
     * @param longest how long the whole gate may take, and the facts too
     */
    public Result<GateDecision> maySendHere(RoomId room, ChatUser user, Duration longest) {
        double factor = (double) longest.toNanos() / timeout.toNanos();
        Duration sharedHere = Duration.ofNanos((long) (shared.toNanos() * factor));
        GateRequest request = send(room, user)
                .withFacts(question ->
                        facts.askHere(room, user, question.facts(), longest).orElseThrow(Undecided::new));
        return decide(request, new LeafCalls.Times(OptionalLong.empty(), sharedHere, factor));
    }

    private GateRequest send(RoomId room, ChatUser user) {
        return GateRequest.of(room, user, GateRequest.Action.SEND, hub.now());
    }

    private Result<GateDecision> decide(GateRequest request, LeafCalls.Times times) {
        try {
            return Result.accepted(tree.decide(request, new LeafCalls(call, times, nanoTime)));
        } catch (Undecided e) {
            return Result.refused(e.refusal());
        }
    }
}
