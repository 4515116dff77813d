package dev.frontrow.chat.jdbc;

import dev.frontrow.chat.jdbc.failure.DatabaseException;
import dev.frontrow.chat.jdbc.failure.SchemaException;
import dev.frontrow.chat.jdbc.schema.Scripts;
import dev.frontrow.chat.jdbc.sql.Database;
import dev.frontrow.chat.jdbc.table.EpochTable;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;

/**
 * The tables, as numbered scripts: {@code dev/frontrow/chat/jdbc/<product>/V<version>__<name>.sql} in this jar, where
 * the product is {@code postgresql}, {@code mariadb} (MySQL too, which is not tested) or {@code h2}. Called by hosts
 * that let the library make its tables:
 *
 * <pre>{@code
 * JdbcSchema.migrate(dataSource);
 * }</pre>
 *
 * <p>Other hosts give the same files to Flyway (location {@code classpath:dev/frontrow/chat/jdbc/postgresql}), or to a
 * database administrator. Each script records in {@code frontrow_schema} that it was applied, and the lowest library
 * version that may run on the tables it made ({@code compatible_from}).
 */
public final class JdbcSchema {

    private static final Scripts SCRIPTS = new Scripts(
            "chat tables",
            "frontrow_schema",
            "",
            List.of("V1__chat.sql", "V2__chat.sql", "V3__chat.sql", "V4__chat.sql"));

    private JdbcSchema() {}

    /** The version that this library needs. */
    public static int version() {
        return SCRIPTS.version();
    }

    /**
     * Brings the tables to this version: creates them, or applies the missing scripts one by one. Does nothing if they
     * are up to date, or newer and compatible with this library. When several nodes start at once, one applies a
     * script, and the others wait and find it applied. A statement, and that wait, may take 10 minutes.
     *
     * @throws DatabaseException a script failed, or the database did not answer; the next call continues where this one
     *     ended
     * @throws SchemaException the tables need a newer library, or another connection has been changing them for longer
     *     than the timeout
     */
    public static void migrate(DataSource dataSource) {
        migrate(dataSource, Scripts.DEFAULT_TIMEOUT);
    }

    /**
     * The same with another timeout, for large tables.
     *
     * @param timeout of one statement, and of the wait for another node that changes the tables; 1 second to 1 day
     * @throws DatabaseException a script failed, or the database did not answer; the next call continues where this one
     *     ended
     * @throws SchemaException the tables need a newer library, or another connection has been changing them for longer
     *     than the timeout
     * @throws IllegalArgumentException a timeout out of that range
     */
    public static void migrate(DataSource dataSource, Duration timeout) {
        SCRIPTS.migrate(dataSource, timeout);
    }

    /**
     * Gives all rooms a new epoch. For operators who restored a backup: the log went back in time, positions will be
     * assigned again, and clients that were ahead must start afresh instead of continuing in a different log. Best
     * called before the servers start; servers that run with a backplane notice it within {@code checkEvery}, and use
     * the old epoch until then.
     *
     * @throws SchemaException the tables are missing or of another version
     * @throws DatabaseException the database refused or did not answer
     */
    public static void newEpoch(DataSource dataSource) {
        check(dataSource);
        new Database(dataSource, Database.DEFAULT_TIMEOUT).transaction(new EpochTable()::renew);
    }

    /**
     * Checks that the tables are those that this library needs, or newer ones that are compatible with it.
     *
     * @throws SchemaException they are not; the message names the missing scripts, or the library version that the
     *     tables need
     */
    public static void check(DataSource dataSource) {
        SCRIPTS.check(dataSource);
    }
}
