package dev.frontrow.examples.liveroom;

import dev.frontrow.chat.gate.GateRequest;
import dev.frontrow.chat.gate.Money;
import dev.frontrow.chat.gate.Wallet;
import dev.frontrow.chat.host.UserId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Play money, on the heap. */
final class DemoWallet implements Wallet {

    /** In cents: more than anybody needs, so that clicking on for ever overflows nothing. */
    private static final long MOST = 1_000_000;

    private final Map<UserId, Long> cents = new ConcurrentHashMap<>();

    DemoWallet() {
        for (DemoPerson person : DemoPerson.values()) {
            cents.put(person.id(), person.credit());
        }
    }

    @Override
    public Money balance(GateRequest request) {
        return balance(request.user().id());
    }

    Money balance(UserId user) {
        return new Money(cents.getOrDefault(user, 0L), "EUR");
    }

    void add(UserId user, long amount) {
        cents.merge(user, amount, (had, added) -> Math.min(had + added, MOST));
    }

    void spendAll(UserId user) {
        cents.put(user, 0L);
    }
}
