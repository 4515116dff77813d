package dev.frontrow.benchmarks;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;

/**
 * What one would write by hand: one INSERT in one transaction for each message. The table has the columns and constraints of the store's, so that it can do the same: give
 * pages of history, find a message, and refuse a key that was used.
 */
final class PlainInserts {

    private static final String INSERT = "INSERT INTO plain_message"
            + " (room, seq, id, author, name, role, badges, text, sent_at, key_value, fingerprint)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private final DataSource pool;
    private final AtomicLong seq = new AtomicLong();

    PlainInserts(DataSource pool) throws SQLException {
        this.pool = pool;
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE plain_message (room BIGINT NOT NULL, seq BIGINT NOT NULL,"
                    + " id VARCHAR(64) NOT NULL, author VARCHAR(128) NOT NULL, name VARCHAR(128) NOT NULL,"
                    + " role VARCHAR(16) NOT NULL, badges VARCHAR(300) NOT NULL, text VARCHAR(4000),"
                    + " reply_to VARCHAR(64), deleted_by VARCHAR(16), sent_at BIGINT NOT NULL,"
                    + " key_value VARCHAR(128), fingerprint VARCHAR(64), PRIMARY KEY (room, seq),"
                    + " UNIQUE (room, id), UNIQUE (author, room, key_value))");
        }
    }

    void insert(String author, int number) throws SQLException {
        try (Connection connection = pool.getConnection();
                PreparedStatement statement = connection.prepareStatement(INSERT)) {
            statement.setLong(1, 1);
            statement.setLong(2, seq.incrementAndGet());
            statement.setString(3, UUID.randomUUID().toString());
            statement.setString(4, author);
            statement.setString(5, "Name of " + author);
            statement.setString(6, "viewer");
            statement.setString(7, "");
            statement.setString(8, Sender.text(number));
            statement.setLong(9, System.currentTimeMillis());
            statement.setString(10, Sender.key(author));
            statement.setString(11, Sender.FINGERPRINT);
            statement.executeUpdate();
        }
    }
}
