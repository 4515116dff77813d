package dev.frontrow.chat.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
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
            mayIdle(locked);
            try (Connection other = second();
                    Loan loan = new Loan(other, Math.toIntExact(timeout.toMillis()))) {
                loan.setAutoCommit(true);
                execute(other, script);
            }
        } else {
            locked.setAutoCommit(true);
            try {
                execute(locked, script);
            } finally {
                locked.setAutoCommit(false);
            }
        }
    }

    /** However long the other connection takes, and whatever limit there is: this transaction is what keeps other nodes out. */
    private static void mayIdle(Connection locked) throws SQLException {
        try (Statement statement = locked.createStatement()) {
            statement.execute("SET LOCAL idle_in_transaction_session_timeout = 0");
        }
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
