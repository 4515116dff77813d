package dev.frontrow.chat.jdbc.wallet;

import dev.frontrow.chat.gate.Money;
import java.time.Instant;
import java.util.function.Function;

/** Result of booking a {@link LedgerEntry}. */
public sealed interface LedgerResult {

    /**
     * It was booked. A repeated reference returns the first result, even if the balance has changed since.
     *
     * @param balance the balance after it
     * @param at when it was booked, to the millisecond
     */
    record Booked(Money balance, Instant at) implements LedgerResult {}

    /**
     * Nothing was written: the same entry may succeed later.
     *
     * @param reason why the entry was refused
     * @param balance the current balance
     */
    record Refused(Reason reason, Money balance) implements LedgerResult {}

    /** Why an entry was refused. */
    enum Reason {
        /** A debit of more than the balance, which is never below zero. */
        INSUFFICIENT,
        /** A credit that would make the balance larger than {@link Long#MAX_VALUE}. */
        OVERFLOW,
        /** This wallet has booked the reference with another amount, or in the other direction. */
        REFERENCE_TAKEN
    }

    /** Applies the function for the result that this is. */
    default <T> T fold(Function<? super Booked, ? extends T> booked, Function<? super Refused, ? extends T> refused) {
        return this instanceof Booked done ? booked.apply(done) : refused.apply((Refused) this);
    }
}
