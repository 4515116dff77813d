package dev.frontrow.chat.jdbc.wallet;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * A row of {@code frontrow_wallet}.
 *
 * @param balance the balance, in the smallest unit
 * @param entries the number of rows in its ledger, which are numbered from 1
 */
record WalletRow(long balance, long entries) {

    static final String COLUMNS = "balance, entries";

    static WalletRow of(ResultSet row) throws SQLException {
        return new WalletRow(row.getLong("balance"), row.getLong("entries"));
    }
}
