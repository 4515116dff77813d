package dev.frontrow.chat.jdbc;

import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;

/**
 * The tables, as numbered scripts: {@code dev/frontrow/chat/jdbc/<product>/V<version>__<name>.sql} in this jar, where the product is {@code postgresql},
 * {@code mariadb} (MySQL too, which is not tested) or {@code h2}. Called by hosts that let the library make its tables:
 *
 * <pre>{@code
 * JdbcSchema.migrate(dataSource);
 * }</pre>
 *
 * <p>Others give the same files to Flyway (location {@code classpath:dev/frontrow/chat/jdbc/postgresql}), or to whoever may change tables. Each script says itself, in
 * {@code frontrow_schema}, that it was applied, and from which version on a library may run on the tables it made ({@code compatible_from}).
 */
public final class JdbcSchema {

    private static final Scripts SCRIPTS =
            new Scripts("chat tables", "frontrow_schema", "", List.of("V1__chat.sql", "V2__chat.sql", "V3__chat.sql"));

    private JdbcSchema() {}

    /** The version that this library needs. */
    public static int version() {
        return SCRIPTS.version();
    }

    /**
     * Brings the tables to this version: creates them, or applies the scripts that are missing, one by one. Does nothing where they are up to date, or newer and said to be
     * good for this library. When several nodes start at once, one applies a script, the others wait and find it applied. A statement, and that wait, may take 10 minutes.
     *
     * @throws DatabaseException a script failed, or the database did not answer; called again it goes on where it ended
     * @throws SchemaException the tables need a newer library, or another connection has been changing them for longer than that
     */
    public static void migrate(DataSource dataSource) {
        migrate(dataSource, Scripts.DEFAULT_TIMEOUT);
    }

    /**
     * The same with another timeout, for tables that have grown large.
     *
     * @param timeout of one statement, and of the wait for another node that changes the tables; 1 second to 1 day
     * @throws DatabaseException a script failed, or the database did not answer; called again it goes on where it ended
     * @throws SchemaException the tables need a newer library, or another connection has been changing them for longer than that
     * @throws IllegalArgumentException a timeout out of that range
     */
    public static void migrate(DataSource dataSource, Duration timeout) {
        SCRIPTS.migrate(dataSource, timeout);
    }

    /**
     * Gives all rooms another epoch. For operators who restored a backup: the log went back in time, numbers will be given again, and whoever was ahead must start
     * afresh, not go on in a log that is not theirs. Best called before the servers start; those that run with a backplane notice it within {@code checkEvery}, and what they show
     * meanwhile is under the old epoch.
     *
     * @throws SchemaException the tables are missing or of another version
     * @throws DatabaseException the database refused or did not answer
     */
    public static void newEpoch(DataSource dataSource) {
        check(dataSource);
        new Database(dataSource, Database.DEFAULT_TIMEOUT).transaction(new EpochTable()::renew);
    }

    /**
     * Looks whether the tables are those that this library needs, or newer ones that are said to be good for it too.
     *
     * @throws SchemaException they are not; the message names the scripts that are missing, or the version of the library that the tables need
     */
    public static void check(DataSource dataSource) {
        SCRIPTS.check(dataSource);
    }
}
