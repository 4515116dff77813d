package dev.frontrow.examples.liveroom;

import dev.frontrow.chat.gate.GateRequest;
import dev.frontrow.chat.gate.Money;
import dev.frontrow.chat.gate.Wallet;
import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.jdbc.wallet.JdbcWallet;
import dev.frontrow.chat.jdbc.wallet.LedgerEntry;
import java.util.UUID;

/** Play money in a real ledger. */
final class DemoWallet implements Wallet {

    private final JdbcWallet ledger;

    /** Gives everybody what they start with: once, since a reference is booked once, however often the demo starts. */
    DemoWallet(JdbcWallet ledger) {
        this.ledger = ledger;
        for (DemoPerson person : DemoPerson.values()) {
            if (person.credit() > 0) {
                ledger.credit(new LedgerEntry(person.id(), cents(person.credit()), "Welcome", "welcome"));
            }
        }
    }

    @Override
    public Money balance(GateRequest request) {
        return ledger.balance(request);
    }

    Money balance(UserId user) {
        return ledger.balance(user);
    }

    /** A real host names the payment in the reference, so that hearing of it twice credits once. */
    void topUp(UserId user, long amount) {
        ledger.credit(new LedgerEntry(user, cents(amount), "Top Up", newReference()));
    }

    void spendAll(UserId user) {
        Money all = ledger.balance(user);
        if (all.minor() > 0) {
            // Refused when it was spent meanwhile from another window: that is no less gone.
            ledger.debit(new LedgerEntry(user, all, "Spend all", newReference()));
        }
    }

    private static Money cents(long minor) {
        return new Money(minor, "EUR");
    }

    private static String newReference() {
        return UUID.randomUUID().toString();
    }
}
