package dev.frontrow.chat.testkit;

import dev.frontrow.chat.gate.GateRequest;
import dev.frontrow.chat.gate.Money;
import dev.frontrow.chat.gate.Wallet;
import dev.frontrow.chat.host.UserId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A wallet whose balances a test sets. Whoever was given nothing has nothing. Called by tests.
 *
 * <p>Safe for use by many threads; what was set is seen by the next question.
 */
public final class MapWallet implements Wallet {

    private final Map<UserId, Long> minor = new ConcurrentHashMap<>();
    private final String currency;
    private volatile @Nullable RuntimeException failure;

    /** An empty wallet in EUR. */
    public MapWallet() {
        this("EUR");
    }

    /** @param currency what every balance is in, as in {@link Money} */
    public MapWallet(String currency) {
        this.currency = currency;
    }

    /** From now on somebody has this much, in the smallest unit. */
    public MapWallet set(UserId user, long balance) {
        minor.put(user, balance);
        return this;
    }

    /** From now on every question throws this; null: questions are answered again. */
    public MapWallet failing(@Nullable RuntimeException thrown) {
        failure = thrown;
        return this;
    }

    @Override
    public Money balance(GateRequest request) {
        RuntimeException thrown = failure;
        if (thrown != null) {
            throw thrown;
        }
        return new Money(minor.getOrDefault(request.user().id(), 0L), currency);
    }
}
