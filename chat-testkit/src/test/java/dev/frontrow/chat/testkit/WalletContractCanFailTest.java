package dev.frontrow.chat.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frontrow.chat.gate.GateRequest;
import dev.frontrow.chat.gate.Money;
import dev.frontrow.chat.gate.Wallet;
import dev.frontrow.chat.host.UserId;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every rule of the wallet contract has been seen red. */
class WalletContractCanFailTest {

    /** A way to be wrong, named for the rule that must notice. */
    enum Defect {
        NONE(real -> real),
        W1(real -> request -> {
            double rounded = real.balance(request).minor();
            return new Money((long) rounded, "EUR");
        }),
        W2(real -> {
            Map<UserId, Money> remembered = new ConcurrentHashMap<>();
            return request -> remembered.computeIfAbsent(request.user().id(), id -> real.balance(request));
        }),
        W3(real -> {
            AtomicLong taken = new AtomicLong();
            return request -> {
                Money balance = real.balance(request);
                return new Money(Math.max(0, balance.minor() - taken.getAndIncrement()), balance.currency());
            };
        }),
        W4(real -> request -> {
            Money balance = real.balance(request);
            return new Money(balance.minor(), request.user().id().value().equals("bob") ? "USD" : "EUR");
        }),
        W5(real -> {
            GateRequest[] shared = new GateRequest[1];
            return request -> {
                shared[0] = request;
                Busy.pause();
                return real.balance(shared[0]);
            };
        }),
        W6(real -> {
            AtomicInteger asked = new AtomicInteger();
            return request -> {
                int n = asked.incrementAndGet();
                if (n >= 5 && n < 9) {
                    Busy.spin(Duration.ofMillis(110));
                }
                return real.balance(request);
            };
        }),
        W7(real -> request -> new Money(Math.max(1, real.balance(request).minor()), "EUR"));

        private final UnaryOperator<Wallet> broken;

        Defect(UnaryOperator<Wallet> broken) {
            this.broken = broken;
        }
    }

    private static Defect planted = Defect.NONE;

    static class Planted extends WalletContract {

        private final MapWallet accounts = new MapWallet();
        private final Wallet wallet = planted.broken.apply(accounts);

        @Override
        protected Wallet wallet() {
            return wallet;
        }

        @Override
        protected void setBalance(UserId user, long minor) {
            accounts.set(user, minor);
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
    void the_map_wallet_keeps_every_rule() {
        assertThat(FailingRules.of(Planted.class)).isEqualTo(Set.of());
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void the_rule_notices(Defect defect) {
        planted = defect;
        assertThat(FailingRules.of(Planted.class)).contains(defect.name());
    }
}
