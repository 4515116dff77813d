package dev.frontrow.chat.jdbc.sql;

import dev.frontrow.chat.jdbc.failure.DatabaseException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/** Runs work on connections and in transactions. Connections come from the host's pool and are returned unchanged. */
public final class Database {

    /** The default network timeout. */
    public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(5);

    private static final DurationRange TIMEOUT =
            new DurationRange("networkTimeout", Duration.ofMillis(100), Duration.ofMinutes(5));

    /** Work to do on a connection. */
    public interface Work<T> {
        T with(Connection connection) throws SQLException;
    }

    private final DataSource pool;
    private final int timeoutMillis;
    private final Retries retries;

    /** @param networkTimeout how long to wait for the database; then the connection is broken, and the pool drops it */
    public Database(DataSource pool, Duration networkTimeout) {
        this.pool = pool;
        this.timeoutMillis = Math.toIntExact(TIMEOUT.check(networkTimeout).toMillis());
        this.retries = new Retries(networkTimeout);
    }

    /** Reads, each statement on its own. */
    public <T> T read(Work<T> work) {
        try {
            return statement(work);
        } catch (SQLException e) {
            throw new DatabaseException("a read failed", e);
        }
    }

    /**
     * Runs a transaction. It is retried when it was rolled back because of a conflict, and never when it may have been
     * committed.
     */
    public <T> T transaction(Work<T> work) {
        try {
            return tryTransaction(work);
        } catch (SQLException e) {
            throw new DatabaseException("a transaction failed", e);
        }
    }

    /** The same, for callers that interpret the failure. */
    public <T> T tryTransaction(Work<T> work) throws SQLException {
        long start = System.nanoTime();
        for (int tries = 1; ; tries++) {
            try (Connection connection = pool.getConnection();
                    ConnectionLease lease = new ConnectionLease(connection, timeoutMillis)) {
                if (tries > 1) {
                    lease.setReadCommitted(); // there one waits for a lock; above that one fails again whenever
                    // another was faster
                }
                lease.setAutoCommit(false);
                return once(connection, work);
            } catch (SQLException e) {
                Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
                if (!SqlErrors.isRetryable(e) || !retries.mayTryAgain(tries, elapsed) || !pause(tries)) {
                    throw e;
                }
            }
        }
    }

    /** Runs one statement that is its own transaction. It is not retried, since it may have been committed. */
    public <T> T statement(Work<T> work) throws SQLException {
        try (Connection connection = pool.getConnection();
                ConnectionLease lease = new ConnectionLease(connection, timeoutMillis)) {
            lease.setAutoCommit(true);
            return work.with(connection);
        }
    }

    /** Waits without holding a connection. False when interrupted. */
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

    /** If even the rollback fails, the connection is broken, and the server rolls back by itself. */
    private static void rollback(Connection connection, Throwable cause) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }
}
