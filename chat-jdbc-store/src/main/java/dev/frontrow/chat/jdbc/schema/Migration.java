package dev.frontrow.chat.jdbc.schema;

import dev.frontrow.chat.jdbc.failure.DatabaseException;
import dev.frontrow.chat.jdbc.sql.ConnectionLease;
import dev.frontrow.chat.jdbc.sql.Dialect;
import dev.frontrow.chat.jdbc.sql.SqlErrors;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;

/**
 * Applies the missing scripts, one after the other. When several nodes start at once, one applies a script, and the
 * others wait and find it applied.
 */
final class Migration {

    private final Scripts scripts;
    private final DataSource pool;
    private final Dialect dialect;
    private final Duration timeout;
    private final SchemaLock lock;

    /** @param timeout of one statement, and of the wait for another connection that changes the tables */
    Migration(Scripts scripts, DataSource pool, Dialect dialect, Duration timeout) {
        this.scripts = scripts;
        this.pool = pool;
        this.dialect = dialect;
        this.timeout = timeout;
        this.lock = new SchemaLock(dialect, timeout);
    }

    void run() throws SQLException {
        try (Connection connection = pool.getConnection();
                ConnectionLease lease = new ConnectionLease(connection, Math.toIntExact(timeout.toMillis()))) {
            // An older snapshot would hide what another node did while this one waited for the lock.
            lease.setReadCommitted();
            lease.setAutoCommit(false);
            while (applyNext(connection)) {
                // Each script in its own transaction, under its own lock.
            }
        }
    }

    /** Whether there was one to apply. */
    private boolean applyNext(Connection connection) throws SQLException {
        try (SchemaLock.Held held = lock.acquire(connection)) {
            int next = scripts.found(held.connection()) + 1;
            if (next > scripts.version()) {
                return false;
            }
            apply(connection, scripts.script(dialect, next));
            connection.commit();
            return true;
        }
    }

    private void apply(Connection locked, SqlScript script) throws SQLException {
        if (script.inTransaction()) {
            execute(locked, script);
        } else if (dialect.isSchemaLockOfTheTransaction()) {
            try (Connection other = second()) {
                mayIdle(locked); // not earlier: while the pool has no connection, the limit ends the transaction that
                // keeps other nodes out
                executeOneByOne(other, script);
            }
        } else {
            executeOneByOne(locked, script);
        }
    }

    /** Each statement commits by itself. */
    private void executeOneByOne(Connection connection, SqlScript script) throws SQLException {
        try (ConnectionLease lease = new ConnectionLease(connection, Math.toIntExact(timeout.toMillis()))) {
            lease.setAutoCommit(true);
            execute(connection, script);
        }
    }

    /**
     * Lifts the server's limits (the second one exists since PostgreSQL 17) while the other connection works: this
     * transaction keeps other nodes out.
     */
    private static void mayIdle(Connection locked) throws SQLException {
        Savepoint before = locked.setSavepoint();
        try (Statement statement = locked.createStatement()) {
            statement.execute("SELECT set_config(name, '0', true) FROM pg_settings"
                    + " WHERE name IN ('idle_in_transaction_session_timeout', 'transaction_timeout')");
        }
        // This releases the query's snapshot: building an index concurrently waits for that.
        locked.releaseSavepoint(before);
    }

    private Connection second() {
        try {
            return pool.getConnection();
        } catch (SQLException e) {
            throw new DatabaseException(
                    "a script that is applied outside a transaction takes a second connection, and the pool gave none",
                    e);
        }
    }

    private static void execute(Connection connection, SqlScript script) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : script.statements()) {
                try {
                    statement.execute(sql);
                } catch (SQLException e) {
                    if (!SqlErrors.isThereAlready(e)) {
                        throw e;
                    }
                }
            }
        }
    }
}
