package dev.frontrow.chat.jdbc.wallet;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * The part of a row of {@code frontrow_wallet_entry} that a repeated reference needs.
 *
 * @param amount positive for a credit, negative for a debit
 * @param balance after it
 * @param madeAt in milliseconds since 1970
 */
record LedgerRow(long amount, long balance, long madeAt) {

    static final String COLUMNS = "amount, balance, made_at";

    static LedgerRow of(ResultSet row) throws SQLException {
        return new LedgerRow(row.getLong("amount"), row.getLong("balance"), row.getLong("made_at"));
    }
}
