package dev.frontrow.chat.jdbc;

import dev.frontrow.chat.gate.Money;
import java.time.Instant;
import java.util.function.Function;

/** What became of a {@link Booking}. */
public sealed interface BookingOutcome {

    /**
     * It stands in the ledger. A repeated reference gives what the first one gave, also when the balance has moved since.
     *
     * @param balance what was in the wallet after it
     * @param at when, in milliseconds
     */
    record Booked(Money balance, Instant at) implements BookingOutcome {}

    /**
     * Nothing was written: the same booking may succeed another time.
     *
     * @param why what stood against it
     * @param balance what is in the wallet
     */
    record Refused(Why why, Money balance) implements BookingOutcome {}

    /** What stands against a booking. */
    enum Why {
        /** A debit of more than there is: a balance is never below zero. */
        INSUFFICIENT,
        /** A credit that would make the balance larger than {@link Long#MAX_VALUE}. */
        OVERFLOW,
        /** This wallet has booked the reference with another amount, or the other way. */
        REFERENCE_TAKEN
    }

    /** One answer of two. */
    default <T> T fold(Function<? super Booked, ? extends T> booked, Function<? super Refused, ? extends T> refused) {
        return this instanceof Booked done ? booked.apply(done) : refused.apply((Refused) this);
    }
}
