package dev.frontrow.chat.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.time.Duration;
import java.util.OptionalInt;
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
        try {
            return statement(work);
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
            try {
                return borrowed(false, connection -> once(connection, work));
            } catch (SQLException e) {
                if (tries == TRIES || !Failures.isRetryable(e)) {
                    throw e;
                }
            }
        }
    }

    /** One statement that is a transaction by itself. Not tried again: it may have been committed. */
    <T> T statement(Work<T> work) throws SQLException {
        return borrowed(true, work);
    }

    private static <T> T once(Connection connection, Work<T> work) throws SQLException {
        try {
            T result = work.with(connection);
            connection.commit();
            return result;
        } catch (Throwable e) {
            rollback(connection, e);
            throw e;
        }
    }

    /** A connection that cannot even do this is broken, and its server rolls back by itself. */
    private static void rollback(Connection connection, Throwable cause) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }

    /** Not every pool puts right what was changed on a connection, so that is done here, however the work ended. */
    private <T> T borrowed(boolean autoCommit, Work<T> work) throws SQLException {
        try (Connection connection = pool.getConnection()) {
            OptionalInt patience = limit(connection);
            boolean before = connection.getAutoCommit();
            T result;
            try {
                commitByItself(connection, autoCommit);
                result = work.with(connection);
            } catch (Throwable e) {
                restore(connection, before, patience, e);
                throw e;
            }
            restore(connection, before, patience);
            return result;
        }
    }

    /** A connection that cannot even do this is broken. */
    private static void restore(Connection connection, boolean autoCommit, OptionalInt patience, Throwable cause) {
        try {
            restore(connection, autoCommit, patience);
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }

    private static void restore(Connection connection, boolean autoCommit, OptionalInt patience) throws SQLException {
        commitByItself(connection, autoCommit);
        if (patience.isPresent()) {
            connection.setNetworkTimeout(Runnable::run, patience.getAsInt());
        }
    }

    private static void commitByItself(Connection connection, boolean value) throws SQLException {
        if (connection.getAutoCommit() != value) {
            connection.setAutoCommit(value);
        }
    }

    /** Its patience before, in milliseconds. Empty: it has no network to wait for. */
    private OptionalInt limit(Connection connection) throws SQLException {
        try {
            int before = connection.getNetworkTimeout();
            connection.setNetworkTimeout(Runnable::run, timeoutMillis);
            return OptionalInt.of(before);
        } catch (SQLFeatureNotSupportedException e) {
            return OptionalInt.empty();
        }
    }
}
