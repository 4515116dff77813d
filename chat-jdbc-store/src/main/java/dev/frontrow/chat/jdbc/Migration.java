package dev.frontrow.chat.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;

/** Applies the scripts that are missing, one after the other. When several nodes start at once, one applies a script and the others wait and find it applied. */
final class Migration {

    private final Scripts scripts;
    private final DataSource pool;
    private final Product product;
    private final Duration timeout;
    private final SchemaLock lock;

    /** @param timeout of one statement, and of the wait for somebody else who changes the tables */
    Migration(Scripts scripts, DataSource pool, Product product, Duration timeout) {
        this.scripts = scripts;
        this.pool = pool;
        this.product = product;
        this.timeout = timeout;
        this.lock = new SchemaLock(product, timeout);
    }

    void run() throws SQLException {
        try (Connection connection = pool.getConnection();
                Loan loan = new Loan(connection, Math.toIntExact(timeout.toMillis()))) {
            // A snapshot of an older moment would hide what another node did while this one waited for the lock.
            loan.setReadCommitted();
            loan.setAutoCommit(false);
            while (applyNext(connection)) {
                // Each in a transaction of its own, with the lock of its own.
            }
        }
    }

    /** Whether there was one. */
    private boolean applyNext(Connection connection) throws SQLException {
        try (SchemaLock.Held held = lock.acquire(connection)) {
            int next = scripts.found(held.connection()) + 1;
            if (next > scripts.version()) {
                return false;
            }
            apply(connection, scripts.script(product, next));
            connection.commit();
            return true;
        }
    }

    private void apply(Connection locked, SqlScript script) throws SQLException {
        if (script.inTransaction()) {
            execute(locked, script);
        } else if (product.isSchemaLockOfTheTransaction()) {
            try (Connection other = second()) {
                mayIdle(locked); // not before: while the pool has none, the limit ends what keeps other nodes out
                executeOneByOne(other, script);
            }
        } else {
            executeOneByOne(locked, script);
        }
    }

    /** Each statement commits by itself. */
    private void executeOneByOne(Connection connection, SqlScript script) throws SQLException {
        try (Loan loan = new Loan(connection, Math.toIntExact(timeout.toMillis()))) {
            loan.setAutoCommit(true);
            execute(connection, script);
        }
    }

    /** However long the other connection takes, and whatever limits there are (the second since PostgreSQL 17): this transaction is what keeps other nodes out. */
    private static void mayIdle(Connection locked) throws SQLException {
        Savepoint before = locked.setSavepoint();
        try (Statement statement = locked.createStatement()) {
            statement.execute("SELECT set_config(name, '0', true) FROM pg_settings"
                    + " WHERE name IN ('idle_in_transaction_session_timeout', 'transaction_timeout')");
        }
        // It lets go of what the query saw: an index that is built concurrently waits for that.
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
                    if (!Failures.isThereAlready(e)) {
                        throw e;
                    }
                }
            }
        }
    }
}
