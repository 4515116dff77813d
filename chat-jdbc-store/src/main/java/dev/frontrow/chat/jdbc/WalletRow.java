package dev.frontrow.chat.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * A row of {@code frontrow_wallet}.
 *
 * @param balance what is in it, in the smallest unit
 * @param entries rows of its ledger so far: they are numbered from 1
 */
record WalletRow(long balance, long entries) {

    static final String COLUMNS = "balance, entries";

    static WalletRow of(ResultSet row) throws SQLException {
        return new WalletRow(row.getLong("balance"), row.getLong("entries"));
    }
}
