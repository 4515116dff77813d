package dev.frontrow.chat.jdbc.table;

import dev.frontrow.chat.jdbc.sql.Statements;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/**
 * Inserts with one statement for many rows: one round trip where a driver sends the statements of a batch one by one
 * (MySQL).
 */
public final class MultiRowInsert implements MessageInsert {

    private static final String ROW = "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    @Override
    public void insert(Connection connection, List<MessageRow> rows) throws SQLException {
        String sql =
                "INSERT INTO frontrow_message (" + COLUMNS + ") VALUES " + (ROW + ", ").repeat(rows.size() - 1) + ROW;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int place = 1;
            for (MessageRow row : rows) {
                place = Statements.bind(statement, place, row.values());
            }
            statement.executeUpdate();
        }
    }
}
