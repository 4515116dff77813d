package dev.frontrow.chat.jdbc;

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
 * Numbered scripts that make one set of tables. Each says itself, in a table of versions, that it was applied, and from which version on a library may run on what it made: nodes of
 * that version go on, and may start, while others are upgraded.
 *
 * @param what the tables, as messages name them
 * @param versions the table of versions
 * @param folder where they are: below the package, with a folder for each product
 * @param names every script so far, the first first. One that was released is never changed
 */
record Scripts(String what, String versions, String folder, List<String> names) {

    /** Of a statement, and of the wait for another node. Building an index over many rows takes its time. */
    static final Duration DEFAULT_TIMEOUT = Duration.ofMinutes(10);

    private static final Duration SHORTEST_TIMEOUT = Duration.ofSeconds(1);
    private static final Duration LONGEST_TIMEOUT = Duration.ofDays(1);

    private static final String PACKAGE = "dev/frontrow/chat/jdbc/";

    /** In this process; between processes the product's own lock does it, which H2 has none of. */
    private static final ReentrantLock ONE_AT_A_TIME = new ReentrantLock();

    Scripts {
        names = List.copyOf(names);
    }

    /** The version that this library needs. */
    int version() {
        return names.size();
    }

    /** Applies what is missing, if anything is. */
    void migrate(DataSource dataSource, Duration timeout) {
        if (timeout.compareTo(SHORTEST_TIMEOUT) < 0 || timeout.compareTo(LONGEST_TIMEOUT) > 0) {
            throw new IllegalArgumentException(
                    "timeout: " + timeout + " (expected: " + SHORTEST_TIMEOUT + ".." + LONGEST_TIMEOUT + ")");
        }
        ONE_AT_A_TIME.lock();
        try {
            Database database = new Database(dataSource, Database.DEFAULT_TIMEOUT);
            if (database.transaction(this::found) < version()) {
                new Migration(this, dataSource, database.read(Product::of), timeout).run();
            }
        } catch (SQLException e) {
            throw new DatabaseException("the " + what + " could not be brought up to date", e);
        } finally {
            ONE_AT_A_TIME.unlock();
        }
        check(dataSource);
    }

    /** Looks whether everything was applied, and nothing that this library cannot run on. */
    void check(DataSource dataSource) {
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
                    + database.read(Product::of).folder() + "; apply them, or call migrate)");
        }
    }

    /** The newest version that was applied; 0 where there are no tables. In a transaction, which a missing table leaves as it was. */
    int found(Connection connection) throws SQLException {
        Savepoint before = connection.setSavepoint();
        try {
            int found = Statements.first(
                            connection, "SELECT max(version) AS version FROM " + versions, row -> row.getInt("version"))
                    .orElse(0);
            // On PostgreSQL it also lets go of what the query saw: an index that is built concurrently waits for that.
            connection.releaseSavepoint(before);
            return found;
        } catch (SQLException e) {
            if (!Failures.isMissingTable(e)) {
                throw e;
            }
            connection.rollback(before);
            return 0;
        }
    }

    /** The lowest version of a library that may run on these tables. Every table of versions that is newer than version 1 has this column. */
    private int compatibleFrom(Connection connection) throws SQLException {
        return Statements.first(
                        connection,
                        "SELECT max(compatible_from) AS compatible_from FROM " + versions,
                        row -> row.getInt("compatible_from"))
                .orElse(0);
    }

    SqlScript script(Product product, int version) {
        String name = folder + product.folder() + "/" + names.get(version - 1);
        try (InputStream file = Scripts.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new SchemaException("not in the jar: " + PACKAGE + name);
            }
            return SqlScript.parse(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
