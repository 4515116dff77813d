package dev.frontrow.chat.gate;

import java.util.List;

/** Open when all are. One that is closed decides it, whatever failed beside it. */
final class AllOf extends Node {

    private final List<Node> gates;

    AllOf(List<Node> gates) {
        this.gates = gates;
    }

    @Override
    Outcome evaluate(Evaluation evaluation) {
        List<Outcome> outcomes =
                gates.stream().map(gate -> gate.evaluate(evaluation)).toList();
        List<GateReason> reasons = outcomes.stream()
                .flatMap(outcome -> outcome.reasons().stream())
                .distinct()
                .toList();
        if (reasons.isEmpty()) {
            return outcomes.stream().filter(Outcome::isFailed).findFirst().orElse(Outcome.OPEN);
        }
        GateDecision closed = GateDecision.closed(reasons);
        return Outcome.of(outcomes.stream().anyMatch(Outcome::isClosed) ? closed : closed.unknown());
    }

    @Override
    List<Node> children() {
        return gates;
    }
}
