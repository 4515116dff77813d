package dev.frontrow.chat.gate;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A gate that is no node: the host's own, or the credit gate. */
final class Leaf extends Node {

    private final GateTree.Leaf leaf;

    Leaf(@Nullable String name, Gate gate, @Nullable Duration deadline, Gates.OnFailure onFailure) {
        String shown = name == null ? "" : GateReason.checkedName(name);
        this.leaf = new GateTree.Leaf(
                shown,
                Objects.requireNonNull(gate, "gate"),
                gate.mayBlock(),
                Optional.ofNullable(deadline),
                Objects.requireNonNull(onFailure, "onFailure"));
    }

    static Leaf unnamed(Gate gate, String argument) {
        return new Leaf(null, Objects.requireNonNull(gate, argument), null, Gates.OnFailure.CLOSED);
    }

    GateTree.Leaf leaf() {
        return leaf;
    }

    @Override
    Outcome evaluate(Evaluation evaluation) {
        return evaluation.call(leaf);
    }

    @Override
    List<Node> children() {
        return List.of();
    }

    @Override
    public boolean mayBlock() {
        return leaf.mayBlock();
    }
}
