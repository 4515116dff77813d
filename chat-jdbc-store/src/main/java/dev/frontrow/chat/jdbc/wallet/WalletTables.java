package dev.frontrow.chat.jdbc.wallet;

import dev.frontrow.chat.gate.Money;
import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.jdbc.sql.Statements;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** The wallets of one currency. The lock of a wallet's row gives exclusive access to that wallet, on all nodes. */
record WalletTables(Money unit) {

    private static final String SELECT =
            "SELECT " + WalletRow.COLUMNS + " FROM frontrow_wallet WHERE user_id = ? AND currency = ?";

    String currency() {
        return unit.currency();
    }

    /** Empty if nothing was ever booked. */
    Optional<WalletRow> find(Connection connection, UserId user) throws SQLException {
        return Statements.first(connection, SELECT, WalletRow::of, user, currency());
    }

    /** Locks a wallet until the transaction ends. */
    Optional<WalletRow> lock(Connection connection, UserId user) throws SQLException {
        return Statements.first(connection, SELECT + " FOR UPDATE", WalletRow::of, user, currency());
    }

    /**
     * Creates an empty wallet, and locks it. If two transactions create it at the same time, the second fails as a
     * duplicate.
     */
    WalletRow create(Connection connection, UserId user) throws SQLException {
        Statements.update(
                connection,
                "INSERT INTO frontrow_wallet (user_id, currency, balance, entries) VALUES (?, ?, 0, 0)",
                user,
                currency());
        return new WalletRow(0, 0);
    }

    /** The row that was booked with a reference. */
    Optional<LedgerRow> row(Connection connection, UserId user, String reference) throws SQLException {
        return Statements.first(
                connection,
                "SELECT " + LedgerRow.COLUMNS
                        + " FROM frontrow_wallet_entry WHERE user_id = ? AND currency = ? AND reference = ?",
                LedgerRow::of,
                user,
                currency(),
                reference);
    }

    /** Writes the entry and the new balance. */
    void append(Connection connection, WalletRow wallet, LedgerEntry entry, LedgerRow row) throws SQLException {
        long no = wallet.entries() + 1;
        Statements.update(
                connection,
                "INSERT INTO frontrow_wallet_entry (user_id, currency, no, reference, " + LedgerRow.COLUMNS
                        + ", reason) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                entry.user(),
                currency(),
                no,
                entry.reference(),
                row.amount(),
                row.balance(),
                row.madeAt(),
                entry.reason());
        Statements.update(
                connection,
                "UPDATE frontrow_wallet SET balance = ?, entries = ? WHERE user_id = ? AND currency = ?",
                row.balance(),
                no,
                entry.user(),
                currency());
    }
}
