package dev.frontrow.chat.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** Books in one transaction that holds the lock of the wallet's row: entry and balance, or neither. */
final class Bookkeeper {

    private final Database database;
    private final WalletTables tables;

    Bookkeeper(Database database, WalletTables tables) {
        this.database = database;
        this.tables = tables;
    }

    /** @param amount a credit as it is, a debit negative */
    BookingOutcome book(Booking booking, long amount, Instant now) {
        try {
            return database.tryTransaction(connection -> run(connection, booking, amount, now));
        } catch (SQLException e) {
            if (!Failures.isDuplicate(e)) {
                throw new DatabaseException("a booking failed", e);
            }
            // Somebody else made this wallet meanwhile: now there is a row to be locked, and nothing left to collide
            // with.
            return database.transaction(connection -> run(connection, booking, amount, now));
        }
    }

    private BookingOutcome run(Connection connection, Booking booking, long amount, Instant now) throws SQLException {
        Optional<WalletRow> locked = tables.lock(connection, booking.user());
        if (locked.isEmpty() && amount < 0) {
            return refused(BookingOutcome.Why.INSUFFICIENT, 0);
        }
        WalletRow wallet = locked.isPresent() ? locked.get() : tables.create(connection, booking.user());
        Optional<WalletEntry> first = tables.entry(connection, booking.user(), booking.reference());
        if (first.isPresent()) {
            return first.get().amount() == amount
                    ? booked(first.get())
                    : refused(BookingOutcome.Why.REFERENCE_TAKEN, wallet.balance());
        }
        // A balance is never negative, so a sum below zero of a credit can only have gone over the top.
        long balance = wallet.balance() + amount;
        if (balance < 0) {
            return refused(
                    amount < 0 ? BookingOutcome.Why.INSUFFICIENT : BookingOutcome.Why.OVERFLOW, wallet.balance());
        }
        WalletEntry entry = new WalletEntry(amount, balance, now.toEpochMilli());
        tables.book(connection, wallet, booking, entry);
        return booked(entry);
    }

    private BookingOutcome booked(WalletEntry entry) {
        return new BookingOutcome.Booked(
                tables.unit().withMinor(entry.balance()), Instant.ofEpochMilli(entry.madeAt()));
    }

    private BookingOutcome refused(BookingOutcome.Why why, long balance) {
        return new BookingOutcome.Refused(why, tables.unit().withMinor(balance));
    }
}
