package dev.frontrow.chat.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frontrow.chat.gate.CreditGate;
import dev.frontrow.chat.gate.Gate;
import dev.frontrow.chat.gate.GateDecision;
import dev.frontrow.chat.gate.GateReason;
import dev.frontrow.chat.gate.GateRequest;
import dev.frontrow.chat.host.Role;
import dev.frontrow.chat.host.UserId;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every rule of the gate contract has been seen red. */
class GateContractCanFailTest {

    /** A way to be wrong, named for the rule that must notice. */
    enum Defect {
        NONE(real -> real),
        G1(real -> request -> GateDecision.closed(GateReason.of("always", "closed"))),
        G2(real -> request -> GateDecision.open()),
        G3(real -> {
            Map<UserId, GateDecision> remembered = new ConcurrentHashMap<>();
            return request -> remembered.computeIfAbsent(request.user().id(), id -> real.decide(request));
        }),
        G4(real -> {
            AtomicInteger left = new AtomicInteger(100);
            return request -> left.decrementAndGet() >= 0
                    ? real.decide(request)
                    : GateDecision.closed(GateReason.of("once", "used_up"));
        }),
        G5(real -> {
            Map<String, GateDecision> remembered = new ConcurrentHashMap<>();
            return request -> remembered.computeIfAbsent("the last one", any -> real.decide(request));
        }),
        G6(real -> {
            GateRequest[] shared = new GateRequest[1];
            return request -> {
                shared[0] = request;
                Busy.pause();
                return real.decide(shared[0]);
            };
        }),
        G7(real -> {
            AtomicInteger asked = new AtomicInteger();
            return request -> {
                int n = asked.incrementAndGet();
                if (n >= 5 && n < 9) {
                    Busy.spin(Duration.ofMillis(110));
                }
                return real.decide(request);
            };
        }),
        G8(real -> request -> {
            try {
                return real.decide(request);
            } catch (RuntimeException failsOpen) {
                return GateDecision.open();
            }
        });

        private final UnaryOperator<Gate> broken;

        Defect(UnaryOperator<Gate> broken) {
            this.broken = broken;
        }
    }

    private static Defect planted = Defect.NONE;

    static class Planted extends GateContract {

        private final MapWallet wallet = new MapWallet();
        private final Gate gate =
                planted.broken.apply(CreditGate.builder(wallet).build());

        @Override
        protected Gate gate() {
            return gate;
        }

        @Override
        protected GateRequest openFor(UserId user) {
            wallet.set(user, 1);
            return OurDefaultsTest.request(user, Role.VIEWER);
        }

        @Override
        protected GateRequest closedFor(UserId user) {
            wallet.set(user, 0);
            return OurDefaultsTest.request(user, Role.VIEWER);
        }

        @Override
        protected Optional<GateRequest> unavailableFor(UserId user) {
            wallet.failing(new IllegalStateException("the wallet is away"));
            return Optional.of(OurDefaultsTest.request(user, Role.VIEWER));
        }

        @Override
        protected Duration deadline() {
            return Duration.ofMillis(100);
        }
    }

    @AfterEach
    void plantNothing() {
        planted = Defect.NONE;
    }

    @Test
    void the_credit_gate_keeps_every_rule() {
        assertThat(FailingRules.of(Planted.class)).isEqualTo(Set.of());
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void the_rule_notices(Defect defect) {
        planted = defect;
        assertThat(FailingRules.of(Planted.class)).contains(defect.name());
    }
}
