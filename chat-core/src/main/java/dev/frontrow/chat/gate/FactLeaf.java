package dev.frontrow.chat.gate;

import java.util.List;
import java.util.Set;

/** Decides on one fact. While it is unknown, nothing is open. */
final class FactLeaf extends Node {

    private final Fact fact;
    private final GateReason whenUnknown;
    private final FactRules.Rule rule;

    FactLeaf(Fact fact, GateReason whenUnknown, FactRules.Rule rule) {
        this.fact = fact;
        this.whenUnknown = whenUnknown;
        this.rule = rule;
    }

    @Override
    Outcome evaluate(Evaluation evaluation) {
        return evaluation.withFacts(facts -> facts.knows(fact)
                ? rule.decide(evaluation.request(), facts)
                : GateDecision.closed(whenUnknown).unknown());
    }

    @Override
    Set<Fact> ownFacts() {
        return Set.of(fact);
    }

    @Override
    List<Node> children() {
        return List.of();
    }
}
