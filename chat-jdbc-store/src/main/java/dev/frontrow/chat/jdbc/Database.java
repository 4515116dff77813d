package dev.frontrow.chat.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.time.Duration;
import javax.sql.DataSource;

/** Connections and transactions. A connection is the host's pool's: it goes back as it came. */
final class Database {

    /** How long a database may say nothing, unless a host says otherwise. */
    static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(5);

    private static final Duration SHORTEST_TIMEOUT = Duration.ofMillis(100);
    private static final Duration LONGEST_TIMEOUT = Duration.ofMinutes(5);

    /** How often a transaction is tried again that was rolled back because of others. */
    private static final int TRIES = 10;

    /** What is done with a connection. */
    interface Work<T> {
        T with(Connection connection) throws SQLException;
    }

    private final DataSource pool;
    private final int timeoutMillis;

    /** Over a pool. A database that says nothing for so long is given up: the connection is broken, and the pool drops it. */
    Database(DataSource pool, Duration timeout) {
        if (timeout.compareTo(SHORTEST_TIMEOUT) < 0 || timeout.compareTo(LONGEST_TIMEOUT) > 0) {
            throw new IllegalArgumentException(
                    "timeout: " + timeout + " (expected: " + SHORTEST_TIMEOUT + ".." + LONGEST_TIMEOUT + ")");
        }
        this.pool = pool;
        this.timeoutMillis = Math.toIntExact(timeout.toMillis());
    }

    /** Looks something up, each statement for itself. */
    <T> T read(Work<T> work) {
        try (Connection connection = open()) {
            return work.with(connection);
        } catch (SQLException e) {
            throw new DatabaseException("a read failed", e);
        }
    }

    /** Does something as a whole or not at all. What was rolled back because of others is tried again; what may have been committed never is. */
    <T> T transaction(Work<T> work) {
        try {
            return tryTransaction(work);
        } catch (SQLException e) {
            throw new DatabaseException("a transaction failed", e);
        }
    }

    /** The same, for callers that know what a failure means. */
    <T> T tryTransaction(Work<T> work) throws SQLException {
        for (int tries = 1; ; tries++) {
            try (Connection connection = open()) {
                return once(connection, work);
            } catch (SQLException e) {
                if (tries == TRIES || !Failures.isRetryable(e)) {
                    throw e;
                }
            }
        }
    }

    /** One statement that is a transaction by itself. Not tried again: it may have been committed. */
    <T> T statement(Work<T> work) throws SQLException {
        try (Connection connection = open()) {
            boolean autoCommit = connection.getAutoCommit();
            if (autoCommit) {
                return work.with(connection);
            }
            connection.setAutoCommit(true);
            T result = work.with(connection);
            connection.setAutoCommit(false);
            return result;
        }
    }

    private static <T> T once(Connection connection, Work<T> work) throws SQLException {
        boolean autoCommit = connection.getAutoCommit();
        connection.setAutoCommit(false);
        T result;
        try {
            result = work.with(connection);
            connection.commit();
        } catch (Throwable e) {
            rollback(connection, autoCommit, e);
            throw e;
        }
        connection.setAutoCommit(autoCommit);
        return result;
    }

    /** A connection that cannot even do this is broken, and its server rolls back by itself. */
    private static void rollback(Connection connection, boolean autoCommit, Throwable cause) {
        try {
            connection.rollback();
            connection.setAutoCommit(autoCommit);
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }

    private Connection open() throws SQLException {
        Connection connection = pool.getConnection();
        try {
            connection.setNetworkTimeout(Runnable::run, timeoutMillis);
        } catch (SQLFeatureNotSupportedException e) {
            return connection; // one without a network
        } catch (SQLException e) {
            closeAfter(connection, e);
            throw e;
        }
        return connection;
    }

    private static void closeAfter(Connection connection, SQLException cause) {
        try {
            connection.close();
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }
}
