package dev.frontrow.chat.jdbc;

import dev.frontrow.chat.gate.Money;
import dev.frontrow.chat.host.UserId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** The wallets of one currency: who holds the lock of a wallet's row is alone with that wallet, on all nodes. */
record WalletTables(Money unit) {

    private static final String SELECT =
            "SELECT " + WalletRow.COLUMNS + " FROM frontrow_wallet WHERE user_id = ? AND currency = ?";

    String currency() {
        return unit.currency();
    }

    /** Empty: nothing was ever booked. */
    Optional<WalletRow> find(Connection connection, UserId user) throws SQLException {
        return Statements.first(connection, SELECT, WalletRow::of, user, currency());
    }

    /** Locks a wallet until the transaction ends. */
    Optional<WalletRow> lock(Connection connection, UserId user) throws SQLException {
        return Statements.first(connection, SELECT + " FOR UPDATE", WalletRow::of, user, currency());
    }

    /** An empty wallet, locked. Two that create one at once: the second fails as a duplicate. */
    WalletRow create(Connection connection, UserId user) throws SQLException {
        Statements.update(
                connection,
                "INSERT INTO frontrow_wallet (user_id, currency, balance, entries) VALUES (?, ?, 0, 0)",
                user,
                currency());
        return new WalletRow(0, 0);
    }

    /** What was booked under a reference. */
    Optional<WalletEntry> entry(Connection connection, UserId user, String reference) throws SQLException {
        return Statements.first(
                connection,
                "SELECT " + WalletEntry.COLUMNS
                        + " FROM frontrow_wallet_entry WHERE user_id = ? AND currency = ? AND reference = ?",
                WalletEntry::of,
                user,
                currency(),
                reference);
    }

    /** Writes the entry, and the balance with it. */
    void book(Connection connection, WalletRow wallet, Booking booking, WalletEntry entry) throws SQLException {
        long no = wallet.entries() + 1;
        Statements.update(
                connection,
                "INSERT INTO frontrow_wallet_entry (user_id, currency, no, reference, " + WalletEntry.COLUMNS
                        + ", reason) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                booking.user(),
                currency(),
                no,
                booking.reference(),
                entry.amount(),
                entry.balance(),
                entry.madeAt(),
                booking.reason());
        Statements.update(
                connection,
                "UPDATE frontrow_wallet SET balance = ?, entries = ? WHERE user_id = ? AND currency = ?",
                entry.balance(),
                no,
                booking.user(),
                currency());
    }
}
