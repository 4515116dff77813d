package dev.frontrow.chat.gate;

import dev.frontrow.chat.host.Role;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A gate that {@link Gates} made: a node of a tree. Its leaves are gates of the host's and questions about facts. A
 * tree that is asked on its own, as any gate can be, asks its leaves on the caller's thread, without their deadlines.
 */
abstract class Node implements Gate {

    /** A gate as a node: itself, or a leaf without a name. */
    static Node of(Gate gate, String argument) {
        return gate instanceof Node node ? node : Leaf.unnamed(gate, argument);
    }

    /** How it stands for whom the evaluation is about. Throws nothing that a leaf throws. */
    abstract Outcome evaluate(Evaluation evaluation);

    /** The nodes directly below. */
    abstract List<Node> children();

    /** The facts that this node asks for itself. */
    Set<Fact> ownFacts() {
        return Set.of();
    }

    /** Whether the nodes below may be asked about somebody of this role. */
    boolean asksAbout(Role role) {
        return true;
    }

    /** This and all nodes below that may be asked about somebody of this role. */
    final void visit(Role role, Consumer<Node> visitor) {
        visitor.accept(this);
        if (asksAbout(role)) {
            children().forEach(child -> child.visit(role, visitor));
        }
    }

    @Override
    public final GateDecision decide(GateRequest request) {
        return new Evaluation(this, request, Evaluation.HERE).decide();
    }

    /** Of its leaves; what the chat asks for facts knows by itself whether it may block. */
    @Override
    public boolean mayBlock() {
        return children().stream().anyMatch(Gate::mayBlock);
    }
}
