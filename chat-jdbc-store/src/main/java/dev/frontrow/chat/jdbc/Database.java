package dev.frontrow.chat.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
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
            try (Connection connection = pool.getConnection();
                    Loan loan = new Loan(connection, timeoutMillis)) {
                if (tries > 1) {
                    loan.setReadCommitted(); // there one waits for a lock; above that one fails again whenever
                    // another was faster
                }
                loan.setAutoCommit(false);
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
        try (Connection connection = pool.getConnection();
                Loan loan = new Loan(connection, timeoutMillis)) {
            loan.setAutoCommit(true);
            return work.with(connection);
        }
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
}
