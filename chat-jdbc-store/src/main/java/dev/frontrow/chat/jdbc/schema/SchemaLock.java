package dev.frontrow.chat.jdbc.schema;

import dev.frontrow.chat.jdbc.failure.SchemaException;
import dev.frontrow.chat.jdbc.sql.Dialect;
import dev.frontrow.chat.jdbc.sql.Statements;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps all other connections from changing the tables, in this process and in others. On PostgreSQL the lock belongs
 * to the transaction, so that it ends with it even behind a pooler; on MariaDB and MySQL it belongs to the connection,
 * until it is released.
 */
final class SchemaLock {

    private static final Logger LOG = LoggerFactory.getLogger(SchemaLock.class);

    private static final Duration BETWEEN_TRIES = Duration.ofMillis(100);

    /** Ends the transaction and releases the lock. */
    record Held(Connection connection, Optional<String> unlock) implements AutoCloseable {
        @Override
        public void close() throws SQLException {
            connection.rollback();
            if (unlock.isPresent()) {
                Statements.first(connection, unlock.get(), row -> row.getBoolean(1));
            }
        }
    }

    private final Dialect dialect;
    private final Duration timeout;

    /** @param timeout how long another connection may hold it */
    SchemaLock(Dialect dialect, Duration timeout) {
        this.dialect = dialect;
        this.timeout = timeout;
    }

    /**
     * Waits for the lock. The connection is in a transaction in which nothing was done yet.
     *
     * @throws SchemaException another connection holds it for longer than the timeout
     */
    Held acquire(Connection connection) throws SQLException {
        long start = System.nanoTime();
        for (int tries = 1; !isMine(connection); tries++) {
            connection.rollback();
            if (System.nanoTime() - start > timeout.toNanos()) {
                throw new SchemaException("the tables are being changed by another connection for longer than "
                        + timeout + "; when it has ended, start again");
            }
            if (tries == 1) {
                LOG.info("waiting until another connection has changed the tables");
            }
            pause();
        }
        return new Held(connection, dialect.unlockSchema());
    }

    /** Null means an error in the server, such as a lack of memory. */
    private boolean isMine(Connection connection) throws SQLException {
        return Statements.first(connection, dialect.tryLockSchema(), row -> row.getBoolean(1))
                .orElse(false);
    }

    private static void pause() {
        try {
            TimeUnit.NANOSECONDS.sleep(BETWEEN_TRIES.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SchemaException("interrupted while the tables were being changed by another connection");
        }
    }
}
