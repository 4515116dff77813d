package dev.frontrow.chat.gate;

import dev.frontrow.chat.host.Role;
import java.util.List;
import java.util.Set;

/** A gate for some roles; for all others it is open, and not asked. */
final class OfRoles extends Node {

    private final Set<Role> roles;
    private final Node gate;

    OfRoles(Set<Role> roles, Node gate) {
        this.roles = roles;
        this.gate = gate;
    }

    @Override
    Outcome evaluate(Evaluation evaluation) {
        return asksAbout(evaluation.request().user().role()) ? gate.evaluate(evaluation) : Outcome.OPEN;
    }

    @Override
    boolean asksAbout(Role role) {
        return roles.contains(role);
    }

    @Override
    List<Node> children() {
        return List.of(gate);
    }
}
