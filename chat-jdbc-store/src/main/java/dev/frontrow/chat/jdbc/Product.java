package dev.frontrow.chat.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The databases this store speaks to, and everything in which they differ. */
enum Product {
    POSTGRESQL("postgresql", "SELECT pg_try_advisory_xact_lock(4670387)", null),
    /** Such a lock has a name for the whole server, of 64 characters at most. */
    MARIADB(
            "mariadb",
            "SELECT get_lock(concat('frontrow.', md5(database())), 0)",
            "SELECT release_lock(concat('frontrow.', md5(database())))"),
    /** Whose file belongs to one process: nobody else is there to be locked out. */
    H2("h2", "SELECT true", null);

    private final String folder;
    private final String tryLockSchema;
    private final @Nullable String unlockSchema;

    Product(String folder, String tryLockSchema, @Nullable String unlockSchema) {
        this.folder = folder;
        this.tryLockSchema = tryLockSchema;
        this.unlockSchema = unlockSchema;
    }

    /** Where its scripts are, below the package. */
    String folder() {
        return folder;
    }

    /** How messages are inserted fastest. */
    MessageInsert insert() {
        return switch (this) {
            case MARIADB -> new RowsInsert();
            case POSTGRESQL, H2 -> new BatchInsert();
        };
    }

    /** How batches are appended. */
    BatchAppend append(Database database, Tables tables) {
        BatchAppend careful = new Appender(database, tables, this != POSTGRESQL);
        return this == POSTGRESQL
                ? new GroupAppender(database, tables, new PostgresGroupStatement(), careful)
                : careful;
    }

    /** The time of day, in milliseconds since 1970, whatever the session's time zone. */
    String selectTime() {
        return switch (this) {
            case POSTGRESQL -> "SELECT (extract(epoch FROM clock_timestamp()) * 1000)::bigint AS millis";
            case MARIADB -> "SELECT timestampdiff(MICROSECOND, '1970-01-01', utc_timestamp(6)) DIV 1000 AS millis";
            case H2 -> "SELECT cast(extract(EPOCH FROM current_timestamp) * 1000 AS BIGINT) AS millis";
        };
    }

    /** Asks to be the only connection that changes the tables; answers true, false or null. */
    String tryLockSchema() {
        return tryLockSchema;
    }

    /** Whether the lock ends with its transaction, or stays with the connection whatever is done on it. */
    boolean isSchemaLockOfTheTransaction() {
        return this == POSTGRESQL;
    }

    /** Lets others change the tables again. Empty: the end of the transaction does. */
    Optional<String> unlockSchema() {
        return Optional.ofNullable(unlockSchema);
    }

    /**
     * Looks whether a commit is what it should be. H2 writes to its file half a second after a commit unless it is told otherwise, and only the URL tells it for good.
     *
     * @throws IllegalArgumentException what is committed may be lost when the process is killed
     */
    void checkDurable(Connection connection) throws SQLException {
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
            throw new IllegalArgumentException(
                    "H2 writes " + delay
                            + " ms after a commit, and what was acknowledged could be lost (expected: WRITE_DELAY=0 in the JDBC URL)");
        }
    }

    /** Found out from the connection. */
    static Product of(Connection connection) throws SQLException {
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
