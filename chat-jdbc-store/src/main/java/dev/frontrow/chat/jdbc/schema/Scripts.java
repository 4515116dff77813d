package dev.frontrow.chat.jdbc.schema;

import dev.frontrow.chat.jdbc.failure.DatabaseException;
import dev.frontrow.chat.jdbc.failure.SchemaException;
import dev.frontrow.chat.jdbc.sql.Database;
import dev.frontrow.chat.jdbc.sql.Dialect;
import dev.frontrow.chat.jdbc.sql.DurationRange;
import dev.frontrow.chat.jdbc.sql.SqlErrors;
import dev.frontrow.chat.jdbc.sql.Statements;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;

/**
 * Numbered scripts that make one set of tables. Each records in a table of versions that it was applied, and the lowest
 * library version that may run on the result: nodes of that version keep running, and may start, while others are
 * upgraded.
 *
 * @param what what messages call these tables
 * @param versions the table of versions
 * @param folder their folder below this module's root package, with a folder for each dialect in it
 * @param names the scripts, oldest first. A released script is never changed
 */
public record Scripts(String what, String versions, String folder, List<String> names) {

    /** The timeout of a statement, and of the wait for another node. Building an index over many rows takes time. */
    public static final Duration DEFAULT_TIMEOUT = Duration.ofMinutes(10);

    private static final DurationRange TIMEOUT =
            new DurationRange("timeout", Duration.ofSeconds(1), Duration.ofDays(1));

    private static final String PACKAGE = "dev/frontrow/chat/jdbc/";

    /**
     * Within this process; between processes the database's own lock does it, and an H2 file belongs to one process.
     */
    private static final ReentrantLock ONE_AT_A_TIME = new ReentrantLock();

    public Scripts {
        names = List.copyOf(names);
    }

    /** The version that this library needs. */
    public int version() {
        return names.size();
    }

    /** Applies missing scripts, if there are any. */
    public void migrate(DataSource dataSource, Duration timeout) {
        TIMEOUT.check(timeout);
        ONE_AT_A_TIME.lock();
        try {
            Database database = new Database(dataSource, Database.DEFAULT_TIMEOUT);
            if (database.transaction(this::found) < version()) {
                new Migration(this, dataSource, database.read(Dialect::of), timeout).run();
            }
        } catch (SQLException e) {
            throw new DatabaseException("the " + what + " could not be brought up to date", e);
        } finally {
            ONE_AT_A_TIME.unlock();
        }
        check(dataSource);
    }

    /** Checks that all scripts were applied, and none that this library cannot run on. */
    public void check(DataSource dataSource) {
        Database database = new Database(dataSource, Database.DEFAULT_TIMEOUT);
        int found = database.transaction(this::found);
        if (found > version()) {
            int from = database.read(this::compatibleFrom);
            if (from > version()) {
                throw new SchemaException(what + ": version " + found + " (expected: " + version()
                        + "; a newer library has been here, and these tables need one of version " + from
                        + " or newer)");
            }
        }
        if (found < version()) {
            throw new SchemaException(what + ": version " + found + " (expected: " + version() + "; missing: "
                    + names.subList(found, version()) + " of " + PACKAGE + folder
                    + database.read(Dialect::of).folder() + "; apply them, or call migrate)");
        }
    }

    /**
     * The newest version that was applied; 0 if there are no tables. In a transaction, which a missing table does not
     * abort.
     */
    int found(Connection connection) throws SQLException {
        Savepoint before = connection.setSavepoint();
        try {
            int found = Statements.first(
                            connection, "SELECT max(version) AS version FROM " + versions, row -> row.getInt("version"))
                    .orElse(0);
            // On PostgreSQL this also releases the query's snapshot: building an index concurrently waits for that.
            connection.releaseSavepoint(before);
            return found;
        } catch (SQLException e) {
            if (!SqlErrors.isMissingTable(e)) {
                throw e;
            }
            connection.rollback(before);
            return 0;
        }
    }

    /**
     * The lowest library version that may run on these tables. Every version table newer than version 1 has this
     * column.
     */
    private int compatibleFrom(Connection connection) throws SQLException {
        return Statements.first(
                        connection,
                        "SELECT max(compatible_from) AS compatible_from FROM " + versions,
                        row -> row.getInt("compatible_from"))
                .orElse(0);
    }

    SqlScript script(Dialect dialect, int version) {
        String name = PACKAGE + folder + dialect.folder() + "/" + names.get(version - 1);
        try (InputStream file = Scripts.class.getResourceAsStream("/" + name)) {
            if (file == null) {
                throw new SchemaException("not in the jar: " + name);
            }
            return SqlScript.parse(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
