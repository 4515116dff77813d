package dev.frontrow.chat.gate;

import java.util.ArrayList;
import java.util.List;

/** Open when one is; those after it are not asked. It is closed only when all are. */
final class AnyOf extends Node {

    private final List<Node> gates;

    AnyOf(List<Node> gates) {
        this.gates = gates;
    }

    @Override
    Outcome evaluate(Evaluation evaluation) {
        List<Outcome> outcomes = new ArrayList<>();
        for (Node gate : gates) {
            Outcome outcome = gate.evaluate(evaluation);
            if (outcome.isOpen()) {
                return Outcome.OPEN;
            }
            outcomes.add(outcome);
        }
        return outcomes.stream().filter(Outcome::isFailed).findFirst().orElseGet(() -> closed(outcomes));
    }

    private static Outcome closed(List<Outcome> outcomes) {
        GateDecision closed = GateDecision.closed(outcomes.stream()
                .map(Outcome::reasons)
                .map(Distance::new)
                .sorted()
                .flatMap(branch -> branch.reasons().stream())
                .distinct()
                .toList());
        return Outcome.of(outcomes.stream().allMatch(Outcome::isClosed) ? closed : closed.unknown());
    }

    @Override
    List<Node> children() {
        return gates;
    }
}
