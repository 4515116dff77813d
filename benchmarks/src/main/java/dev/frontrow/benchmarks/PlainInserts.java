package dev.frontrow.benchmarks;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import javax.sql.DataSource;

/** What one would write by hand: a table of messages, and one INSERT in one transaction for each. */
final class PlainInserts {

    private static final String INSERT =
            "INSERT INTO plain_message (id, room, author, name, text, sent_at) VALUES (?, ?, ?, ?, ?, ?)";

    private final DataSource pool;

    PlainInserts(DataSource pool) throws SQLException {
        this.pool = pool;
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE plain_message (id VARCHAR(64) PRIMARY KEY, room VARCHAR(128) NOT NULL,"
                    + " author VARCHAR(128) NOT NULL, name VARCHAR(128) NOT NULL, text VARCHAR(4000) NOT NULL,"
                    + " sent_at BIGINT NOT NULL)");
            statement.execute("CREATE INDEX plain_message_history ON plain_message (room, sent_at)");
        }
    }

    void insert(String room, String author, String text) throws SQLException {
        try (Connection connection = pool.getConnection();
                PreparedStatement statement = connection.prepareStatement(INSERT)) {
            statement.setString(1, UUID.randomUUID().toString());
            statement.setString(2, room);
            statement.setString(3, author);
            statement.setString(4, author);
            statement.setString(5, text);
            statement.setLong(6, System.currentTimeMillis());
            statement.executeUpdate();
        }
    }
}
