package dev.frontrow.chat.jdbc;

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

    private static final Scripts SCRIPTS = new Scripts("chat tables", "frontrow_schema", "", List.of("V1__chat.sql"));

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
     * Looks whether the tables are those that this library needs.
     *
     * @throws SchemaException they are not; the message names the scripts that are missing
     */
    public static void check(DataSource dataSource) {
        SCRIPTS.check(dataSource);
    }
}
