package dev.frontrow.chat.gate;

import java.util.List;

/** Open when another gate is closed by decision; what is undecided stays so. */
final class Not extends Node {

    private final GateReason reason;
    private final Gate gate;
    private final Node node;

    Not(GateReason reason, Gate gate) {
        this.reason = reason;
        this.gate = gate;
        this.node = Node.of(gate, "gate");
    }

    /** What it is the opposite of, as it was given. */
    Gate gate() {
        return gate;
    }

    @Override
    Outcome evaluate(Evaluation evaluation) {
        Outcome outcome = node.evaluate(evaluation);
        if (outcome.isFailed() || outcome.isClosed()) {
            return outcome.isClosed() ? Outcome.OPEN : outcome;
        }
        GateDecision closed = GateDecision.closed(reason);
        return Outcome.of(outcome.isOpen() ? closed : closed.unknown());
    }

    @Override
    List<Node> children() {
        return List.of(node);
    }
}
