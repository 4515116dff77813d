package dev.frontrow.chat.jdbc;

import java.util.List;
import java.util.UUID;
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

    private static final Scripts SCRIPTS = new Scripts("chat tables", "frontrow_schema", "", List.of("V1__chat.sql"));

    /** As long as those that the scripts make. */
    private static final int EPOCH_LENGTH = 12;

    private JdbcSchema() {}

    /** The version that this library needs. */
    public static int version() {
        return SCRIPTS.version();
    }

    /**
     * Brings the tables to this version: creates them, or applies the scripts that are missing, one by one. Does nothing where they are up to date. When
     * several nodes start at once, one applies a script and the others find it applied.
     *
     * @throws DatabaseException a script failed; where the product rolls back its definitions (PostgreSQL), nothing of that script is left
     * @throws SchemaException the tables are newer than this library
     */
    public static void migrate(DataSource dataSource) {
        SCRIPTS.migrate(dataSource);
    }

    /**
     * Gives all rooms another epoch. For operators who restored a backup: the log went back in time, numbers will be given again, and whoever was ahead must start
     * afresh, not go on in a log that is not theirs. To be called before the servers start; one that runs goes on with the old epoch until it is started again.
     *
     * @throws SchemaException the tables are missing or of another version
     * @throws DatabaseException the database refused or did not answer
     */
    public static void newEpoch(DataSource dataSource) {
        check(dataSource);
        String epoch = UUID.randomUUID().toString().replace("-", "").substring(0, EPOCH_LENGTH);
        new Database(dataSource, Database.DEFAULT_TIMEOUT)
                .transaction(connection -> Statements.update(connection, "UPDATE frontrow_log SET epoch = ?", epoch));
    }

    /**
     * Looks whether the tables are those that this library needs.
     *
     * @throws SchemaException they are not; the message names the scripts that are missing
     */
    public static void check(DataSource dataSource) {
        SCRIPTS.check(dataSource);
    }
}
