package dev.frontrow.chat.jdbc.table;

import dev.frontrow.chat.jdbc.sql.Statements;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/**
 * Inserts with a JDBC batch: for drivers that send a batch in one go (PostgreSQL), and for a database in the same
 * process (H2).
 */
public final class JdbcBatchInsert implements MessageInsert {

    private static final String SQL =
            "INSERT INTO frontrow_message (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    @Override
    public void insert(Connection connection, List<MessageRow> rows) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SQL)) {
            for (MessageRow row : rows) {
                Statements.bind(statement, 1, row.values());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }
}
