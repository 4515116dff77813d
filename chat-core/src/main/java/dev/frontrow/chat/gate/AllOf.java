package dev.frontrow.chat.gate;

import java.util.List;

/** Every gate must be open. */
record AllOf(List<Gate> gates) implements Gate {

    @Override
    public GateDecision decide(GateRequest request) {
        List<GateReason> reasons = gates.stream()
                .flatMap(gate -> gate.decide(request).reasons().stream())
                .toList();
        return reasons.isEmpty() ? GateDecision.open() : GateDecision.closed(reasons);
    }

    @Override
    public boolean mayBlock() {
        return gates.stream().anyMatch(Gate::mayBlock);
    }
}
