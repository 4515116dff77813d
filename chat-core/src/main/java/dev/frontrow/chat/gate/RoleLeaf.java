package dev.frontrow.chat.gate;

import dev.frontrow.chat.host.Role;
import java.util.List;

/** Open for a role and the higher ones. */
final class RoleLeaf extends Node {

    private final Role from;
    private final GateReason reason;

    RoleLeaf(Role from, GateReason reason) {
        this.from = from;
        this.reason = reason;
    }

    @Override
    Outcome evaluate(Evaluation evaluation) {
        return evaluation.request().user().role().compareTo(from) >= 0 ? Outcome.OPEN : Outcome.closed(reason);
    }

    @Override
    List<Node> children() {
        return List.of();
    }
}
