package dev.frontrow.chat.jdbc.sql;

import dev.frontrow.chat.jdbc.failure.SchemaException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The supported databases, and how their SQL differs. */
public enum Dialect {
    POSTGRESQL("postgresql", "SELECT pg_try_advisory_xact_lock(4670387)", null),
    /** The lock's name is global to the server, and has at most 64 characters. */
    MARIADB(
            "mariadb",
            "SELECT get_lock(concat('frontrow.', md5(database())), 0)",
            "SELECT release_lock(concat('frontrow.', md5(database())))"),
    /** An H2 file belongs to one process, so there is no other process to lock out. */
    H2("h2", "SELECT true", null);

    private final String folder;
    private final String tryLockSchema;
    private final @Nullable String unlockSchema;

    Dialect(String folder, String tryLockSchema, @Nullable String unlockSchema) {
        this.folder = folder;
        this.tryLockSchema = tryLockSchema;
        this.unlockSchema = unlockSchema;
    }

    /** The folder of its scripts, below the root package. */
    public String folder() {
        return folder;
    }

    /** Selects the server's time in milliseconds since 1970, independent of the session's time zone. */
    public String selectTime() {
        return switch (this) {
            case POSTGRESQL -> "SELECT (extract(epoch FROM clock_timestamp()) * 1000)::bigint AS millis";
            case MARIADB -> "SELECT timestampdiff(MICROSECOND, '1970-01-01', utc_timestamp(6)) DIV 1000 AS millis";
            case H2 -> "SELECT cast(extract(EPOCH FROM current_timestamp) * 1000 AS BIGINT) AS millis";
        };
    }

    /** Tries to lock the schema; returns true, false or null. */
    public String tryLockSchema() {
        return tryLockSchema;
    }

    /** Whether the lock ends with its transaction; otherwise it stays with the connection. */
    public boolean isSchemaLockOfTheTransaction() {
        return this == POSTGRESQL;
    }

    /** Releases the schema lock. Empty if the end of the transaction does. */
    public Optional<String> unlockSchema() {
        return Optional.ofNullable(unlockSchema);
    }

    /**
     * Checks that a commit is durable. By default H2 writes to its file half a second after a commit, and only the URL
     * can change that permanently.
     *
     * @throws IllegalArgumentException committed data may be lost when the process is killed
     */
    public void checkDurable(Connection connection) throws SQLException {
        if (this != H2) {
            return;
        }
        long delay = Statements.list(
                        connection,
                        "SELECT setting_value FROM information_schema.settings WHERE setting_name = 'WRITE_DELAY'",
                        row -> row.getLong("setting_value"))
                .stream()
                .mapToLong(Long::longValue)
                .max()
                .orElse(0);
        if (delay > 0) {
            throw new IllegalArgumentException("H2 writes " + delay
                    + " ms after a commit, and what was acknowledged could be lost"
                    + " (expected: WRITE_DELAY=0 in the JDBC URL)");
        }
    }

    /** Determined from the connection. */
    public static Dialect of(Connection connection) throws SQLException {
        String name = connection.getMetaData().getDatabaseProductName();
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.contains("postgresql")) {
            return POSTGRESQL;
        }
        if (lower.contains("mariadb") || lower.contains("mysql")) {
            return MARIADB;
        }
        if (lower.equals("h2")) {
            return H2;
        }
        throw new SchemaException("database: " + name + " (expected: PostgreSQL, MariaDB, MySQL or H2)");
    }
}
