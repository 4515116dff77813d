package dev.frontrow.chat.gate;

import dev.frontrow.chat.host.Role;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A gate as the chat asks it: node by node, each leaf on a thread and with a deadline of its own. Called by the chat;
 * hosts have no use for it. A gate that is no tree is a tree of one leaf. Immutable.
 */
public final class GateTree {

    private final Node root;
    private final List<Leaf> leaves = new ArrayList<>();
    private final Set<Fact> facts = EnumSet.noneOf(Fact.class);

    /**
     * A gate of the host's in a tree.
     *
     * @param name what it is called in logs, or nothing
     * @param mayBlock as the gate said when the tree was made
     * @param deadline how long it has, or nothing: then it shares the time of the whole gate with the others
     * @param onFailure what a gate that threw, answered null or was too slow counts as
     */
    public record Leaf(
            String name, Gate gate, boolean mayBlock, Optional<Duration> deadline, Gates.OnFailure onFailure) {}

    /** How leaves are asked. Implemented by the chat. */
    @FunctionalInterface
    public interface Calls {

        /**
         * The leaf's answer, or what it counts as after a failure. Throws when there is neither; then the leaf is
         * undecided.
         */
        GateDecision call(Leaf leaf, GateRequest request);
    }

    private GateTree(Node root) {
        this.root = root;
        for (Role role : Role.values()) {
            root.visit(role, node -> facts.addAll(node.ownFacts()));
        }
        collect(root);
    }

    private void collect(Node node) {
        if (node instanceof dev.frontrow.chat.gate.Leaf leaf) {
            leaves.add(leaf.leaf());
        }
        node.children().forEach(this::collect);
    }

    /** A gate as a tree. */
    public static GateTree of(Gate gate) {
        return new GateTree(Node.of(gate, "gate"));
    }

    /** The facts that it may need, about somebody of any role. */
    public Set<Fact> facts() {
        return Collections.unmodifiableSet(facts);
    }

    /** Whether one of its leaves may block. */
    public boolean mayBlock() {
        return leaves.stream().anyMatch(Leaf::mayBlock);
    }

    /**
     * What is left of the time of the whole gate for the leaves that may block and have no deadline of their own,
     * together.
     *
     * @throws IllegalArgumentException the deadlines of the others do not fit into that time, or leave nothing
     */
    public Duration shared(Duration whole) {
        Duration own = leaves.stream().flatMap(leaf -> leaf.deadline().stream()).reduce(Duration.ZERO, Duration::plus);
        Duration left = Objects.requireNonNull(whole, "whole").minus(own);
        boolean someShare = leaves.stream()
                .anyMatch(leaf -> leaf.mayBlock() && leaf.deadline().isEmpty());
        if (left.isNegative() || (someShare && left.isZero())) {
            throw new IllegalArgumentException("gate: the deadlines of its leaves are " + own + " together (expected: "
                    + (someShare ? "less than" : "at most") + " gateTimeout, " + whole + ")");
        }
        return left;
    }

    /**
     * Decides.
     *
     * @throws RuntimeException it is undecided because a leaf or the facts failed: what that threw
     * @throws Error the same
     */
    public GateDecision decide(GateRequest request, Calls calls) {
        return new Evaluation(root, request, Objects.requireNonNull(calls, "calls")).decide();
    }
}
