package dev.frontrow.examples.liveroom;

import dev.frontrow.chat.gate.CreditGate;
import dev.frontrow.chat.gate.Gate;
import dev.frontrow.chat.gate.GateDecision;
import dev.frontrow.chat.gate.GateRequest;
import dev.frontrow.chat.host.UserId;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The credit gate, whose Top Up leads everybody to their own wallet. Astronauts pay nothing. */
final class DemoGate implements Gate {

    private final Map<UserId, Gate> gates;

    DemoGate(DemoWallet wallet) {
        gates = Stream.of(DemoPerson.values())
                .collect(Collectors.toMap(
                        DemoPerson::id,
                        person -> CreditGate.builder(wallet)
                                .topUpUrl("/as/" + person.key() + "/wallet")
                                .build()));
    }

    @Override
    public GateDecision decide(GateRequest request) {
        return gates.getOrDefault(request.user().id(), Gate.open()).decide(request);
    }
}
