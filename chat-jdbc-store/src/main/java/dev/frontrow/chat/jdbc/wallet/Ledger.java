package dev.frontrow.chat.jdbc.wallet;

import dev.frontrow.chat.jdbc.failure.DatabaseException;
import dev.frontrow.chat.jdbc.sql.Database;
import dev.frontrow.chat.jdbc.sql.SqlErrors;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** Writes an entry and the new balance, or neither, in one transaction that holds the lock of the wallet's row. */
final class Ledger {

    private final Database database;
    private final WalletTables tables;

    Ledger(Database database, WalletTables tables) {
        this.database = database;
        this.tables = tables;
    }

    /** @param amount positive for a credit, negative for a debit */
    LedgerResult append(LedgerEntry entry, long amount, Instant now) {
        try {
            return database.tryTransaction(connection -> run(connection, entry, amount, now));
        } catch (SQLException e) {
            if (!SqlErrors.isDuplicate(e)) {
                throw new DatabaseException("a booking failed", e);
            }
            // Another transaction created this wallet meanwhile: now there is a row to lock, and nothing left to
            // collide with.
            return database.transaction(connection -> run(connection, entry, amount, now));
        }
    }

    private LedgerResult run(Connection connection, LedgerEntry entry, long amount, Instant now) throws SQLException {
        Optional<WalletRow> locked = tables.lock(connection, entry.user());
        if (locked.isEmpty() && amount < 0) {
            return refused(LedgerResult.Reason.INSUFFICIENT, 0);
        }
        WalletRow wallet = locked.isPresent() ? locked.get() : tables.create(connection, entry.user());
        Optional<LedgerRow> first = tables.row(connection, entry.user(), entry.reference());
        if (first.isPresent()) {
            return first.get().amount() == amount
                    ? booked(first.get())
                    : refused(LedgerResult.Reason.REFERENCE_TAKEN, wallet.balance());
        }
        // A balance is never negative, so a credit whose sum is below zero has overflowed.
        long balance = wallet.balance() + amount;
        if (balance < 0) {
            return refused(
                    amount < 0 ? LedgerResult.Reason.INSUFFICIENT : LedgerResult.Reason.OVERFLOW, wallet.balance());
        }
        LedgerRow row = new LedgerRow(amount, balance, now.toEpochMilli());
        tables.append(connection, wallet, entry, row);
        return booked(row);
    }

    private LedgerResult booked(LedgerRow row) {
        return new LedgerResult.Booked(tables.unit().withMinor(row.balance()), Instant.ofEpochMilli(row.madeAt()));
    }

    private LedgerResult refused(LedgerResult.Reason reason, long balance) {
        return new LedgerResult.Refused(reason, tables.unit().withMinor(balance));
    }
}
