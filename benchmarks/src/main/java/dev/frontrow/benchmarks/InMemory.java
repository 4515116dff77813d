package dev.frontrow.benchmarks;

import dev.frontrow.chat.gate.GateRequest;
import dev.frontrow.chat.gate.Money;
import dev.frontrow.chat.gate.Wallet;

/** A wallet that knows the balance, as that of a host that keeps it in memory. */
final class InMemory implements Wallet {

    private static final Money BALANCE = new Money(100, "EUR");

    @Override
    public Money balance(GateRequest request) {
        return BALANCE;
    }

    @Override
    public boolean mayBlock() {
        return false;
    }
}
