package dev.frontrow.chat.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * What a repeated booking needs of a row of {@code frontrow_wallet_entry}.
 *
 * @param amount a credit as it is, a debit negative
 * @param balance after it
 * @param madeAt in milliseconds since 1970
 */
record WalletEntry(long amount, long balance, long madeAt) {

    static final String COLUMNS = "amount, balance, made_at";

    static WalletEntry of(ResultSet row) throws SQLException {
        return new WalletEntry(row.getLong("amount"), row.getLong("balance"), row.getLong("made_at"));
    }
}
