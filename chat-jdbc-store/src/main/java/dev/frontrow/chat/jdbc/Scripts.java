package dev.frontrow.chat.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;

/**
 * Numbered scripts that make one set of tables. Each says itself, in a table of versions, that it was applied.
 *
 * @param what the tables, as messages name them
 * @param versions the table of versions
 * @param folder where they are: below the package, with a folder for each product
 * @param names every script so far, the first first. One that was released is never changed
 */
record Scripts(String what, String versions, String folder, List<String> names) {

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

    /** Applies what is missing. When several nodes start at once, one applies a script and the others find it applied. */
    void migrate(DataSource dataSource) {
        ONE_AT_A_TIME.lock();
        try {
            apply(dataSource);
        } finally {
            ONE_AT_A_TIME.unlock();
        }
        check(dataSource);
    }

    private void apply(DataSource dataSource) {
        try (Connection connection = dataSource.getConnection()) {
            boolean autoCommit = connection.getAutoCommit();
            connection.setAutoCommit(true);
            try {
                migrate(connection, Product.of(connection));
            } finally {
                connection.setAutoCommit(autoCommit);
            }
        } catch (SQLException e) {
            throw new DatabaseException("the " + what + " could not be brought up to date", e);
        }
    }

    /** Looks whether everything was applied, and nothing newer. */
    void check(DataSource dataSource) {
        Database database = new Database(dataSource, Database.DEFAULT_TIMEOUT);
        try {
            int found = database.statement(this::found);
            if (found > version()) {
                throw new SchemaException(
                        what + ": version " + found + " (expected: " + version() + "; a newer library has been here)");
            }
            if (found < version()) {
                throw new SchemaException(what + ": version " + found + " (expected: " + version() + "; missing: "
                        + names.subList(found, version()) + " of " + PACKAGE + folder
                        + database.statement(Product::of).folder() + "; apply them, or call migrate)");
            }
        } catch (SQLException e) {
            throw new DatabaseException("the version of the " + what + " could not be read", e);
        }
    }

    private void migrate(Connection connection, Product product) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(product.lockSchema());
            try {
                for (int next = found(connection) + 1; next <= version(); next++) {
                    apply(connection, statements(product, next));
                }
            } finally {
                statement.execute(product.unlockSchema());
            }
        }
    }

    private static void apply(Connection connection, List<String> statements) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
            connection.commit();
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    /** 0 where there are no tables. The connection commits by itself, or the failed statement would spoil a transaction. */
    private int found(Connection connection) throws SQLException {
        try {
            return Statements.first(
                            connection, "SELECT max(version) AS version FROM " + versions, row -> row.getInt("version"))
                    .orElse(0);
        } catch (SQLException e) {
            if (!Failures.isMissingTable(e)) {
                throw e;
            }
            return 0;
        }
    }

    private List<String> statements(Product product, int version) {
        String name = folder + product.folder() + "/" + names.get(version - 1);
        try (InputStream file = Scripts.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new SchemaException("not in the jar: " + PACKAGE + name);
            }
            String script = new String(file.readAllBytes(), StandardCharsets.UTF_8).replaceAll("--[^\n]*", "");
            return Arrays.stream(script.split(";"))
                    .map(String::strip)
                    .filter(sql -> !sql.isEmpty())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
