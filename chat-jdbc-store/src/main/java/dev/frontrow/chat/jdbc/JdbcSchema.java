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
import javax.sql.DataSource;

/**
 * The tables, as numbered scripts: {@code dev/frontrow/chat/jdbc/<product>/V<version>__<name>.sql} in this jar, where the product is {@code postgresql},
 * {@code mariadb} (MySQL too) or {@code h2}. Called by hosts that let the library make its tables:
 *
 * <pre>{@code
 * JdbcSchema.migrate(dataSource);
 * }</pre>
 *
 * <p>Others give the same files to Flyway (location {@code classpath:dev/frontrow/chat/jdbc/postgresql}), or to whoever may change tables. Each script says itself, in
 * {@code frontrow_schema}, that it was applied.
 */
public final class JdbcSchema {

    /** Every script so far, the first first. One that was released is never changed. */
    private static final List<String> SCRIPTS = List.of("V1__chat.sql");

    private JdbcSchema() {}

    /** The version that this library needs. */
    public static int version() {
        return SCRIPTS.size();
    }

    /**
     * Brings the tables to this version: creates them, or applies the scripts that are missing, one by one. Does nothing where they are up to date. When
     * several nodes start at once, one applies a script and the others find it applied.
     *
     * @throws DatabaseException a script failed; where the product rolls back its definitions (PostgreSQL), nothing of that script is left
     * @throws SchemaException the tables are newer than this library
     */
    public static void migrate(DataSource dataSource) {
        try (Connection connection = dataSource.getConnection()) {
            boolean autoCommit = connection.getAutoCommit();
            connection.setAutoCommit(true);
            try {
                migrate(connection, Product.of(connection));
            } finally {
                connection.setAutoCommit(autoCommit);
            }
        } catch (SQLException e) {
            throw new DatabaseException("the tables could not be brought up to date", e);
        }
        check(dataSource);
    }

    /**
     * Looks whether the tables are those that this library needs.
     *
     * @throws SchemaException they are not; the message names the scripts that are missing
     */
    public static void check(DataSource dataSource) {
        try (Connection connection = dataSource.getConnection()) {
            int found = found(connection);
            if (found > version()) {
                throw new SchemaException("chat tables: version " + found + " (expected: " + version()
                        + "; a newer library has been here)");
            }
            if (found < version()) {
                throw new SchemaException("chat tables: version " + found + " (expected: " + version() + "; missing: "
                        + SCRIPTS.subList(found, version()) + " of dev/frontrow/chat/jdbc/"
                        + Product.of(connection).folder() + ", see JdbcSchema)");
            }
        } catch (SQLException e) {
            throw new DatabaseException("the version of the tables could not be read", e);
        }
    }

    private static void migrate(Connection connection, Product product) throws SQLException {
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
    private static int found(Connection connection) throws SQLException {
        try {
            return Statements.first(
                            connection,
                            "SELECT max(version) AS version FROM frontrow_schema",
                            row -> row.getInt("version"))
                    .orElse(0);
        } catch (SQLException e) {
            if (!Failures.isMissingTable(e)) {
                throw e;
            }
            return 0;
        }
    }

    private static List<String> statements(Product product, int version) {
        String name = product.folder() + "/" + SCRIPTS.get(version - 1);
        try (InputStream file = JdbcSchema.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new SchemaException("not in the jar: " + name);
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
