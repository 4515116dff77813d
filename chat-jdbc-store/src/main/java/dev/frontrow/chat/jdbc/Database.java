package dev.frontrow.chat.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/** Connections and transactions. A connection is the host's pool's: it goes back as it came. */
final class Database {

    /** How long a database may say nothing, unless a host says otherwise. */
    static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(5);

    private static final Duration SHORTEST_TIMEOUT = Duration.ofMillis(100);
    private static final Duration LONGEST_TIMEOUT = Duration.ofMinutes(5);

    /** What is done with a connection. */
    interface Work<T> {
        T with(Connection connection) throws SQLException;
    }

    private final DataSource pool;
    private final int timeoutMillis;
    private final Retries retries;

    /** Over a pool. A database that says nothing for so long is given up: the connection is broken, and the pool drops it. */
    Database(DataSource pool, Duration timeout) {
        if (timeout.compareTo(SHORTEST_TIMEOUT) < 0 || timeout.compareTo(LONGEST_TIMEOUT) > 0) {
            throw new IllegalArgumentException(
                    "timeout: " + timeout + " (expected: " + SHORTEST_TIMEOUT + ".." + LONGEST_TIMEOUT + ")");
        }
        this.pool = pool;
        this.timeoutMillis = Math.toIntExact(timeout.toMillis());
        this.retries = new Retries(timeout);
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
        long start = System.nanoTime();
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
                Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
                if (!Failures.isRetryable(e) || !retries.mayTryAgain(tries, elapsed) || !pause(tries)) {
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

    /** Without a connection. False: interrupted. */
    private static boolean pause(int tries) {
        try {
            TimeUnit.NANOSECONDS.sleep(
                    Retries.pause(tries, ThreadLocalRandom.current().nextDouble())
                            .toNanos());
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
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
