package dev.frontrow.chat.gate;

import java.util.List;

/** The same gate, whose reasons have a link where they had none. */
final class WithLink extends Node {

    private final String url;
    private final Node gate;

    WithLink(String url, Node gate) {
        this.url = url;
        this.gate = gate;
    }

    @Override
    Outcome evaluate(Evaluation evaluation) {
        Outcome outcome = gate.evaluate(evaluation);
        if (outcome.reasons().isEmpty()) {
            return outcome;
        }
        GateDecision closed = GateDecision.closed(outcome.reasons().stream()
                .map(reason -> reason.topUpUrl() == null ? reason.withTopUpUrl(url) : reason)
                .distinct()
                .toList());
        return Outcome.of(outcome.isClosed() ? closed : closed.unknown());
    }

    @Override
    List<Node> children() {
        return List.of(gate);
    }
}
