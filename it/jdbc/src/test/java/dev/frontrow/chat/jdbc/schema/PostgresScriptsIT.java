package dev.frontrow.chat.jdbc.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.frontrow.chat.jdbc.failure.DatabaseException;
import dev.frontrow.chat.jdbc.sql.Statements;
import dev.frontrow.it.databases.PostgresServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What scripts may hold: functions, texts with semicolons, and an index that is built while others write. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class PostgresScriptsIT {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final Duration LIMIT = Duration.ofMillis(500);
    private static final String SELECT_WAITING = "SELECT count(*) FROM pg_stat_activity"
            + " WHERE query LIKE 'CREATE UNIQUE INDEX CONCURRENTLY%%' AND wait_event_type = 'Lock'"
            + " AND query_start < clock_timestamp() - interval '%d ms'";

    @Test
    void aFunctionAndAnIndexBuiltConcurrentlyAreApplied() throws SQLException {
        try (PostgresServer database = PostgresServer.launch()) {
            DataSource pool = database.pool(2);
            new Scripts("things", "things_schema", "things/", List.of("V1__things.sql")).migrate(pool, TIMEOUT);
            execute(database, "INSERT INTO things (no) VALUES (1), (1)");
            Scripts scripts =
                    new Scripts("things", "things_schema", "things/", List.of("V1__things.sql", "V2__things.sql"));

            assertThatThrownBy(() -> scripts.migrate(pool, TIMEOUT)).isInstanceOf(DatabaseException.class);
            execute(database, "UPDATE things SET no = 2 WHERE ctid = (SELECT max(ctid) FROM things)");
            scripts.migrate(pool, TIMEOUT); // over the invalid index that the failure left

            assertThat(value(database, "SELECT things_count()")).isEqualTo("2");
            assertThat(value(database, "SELECT DISTINCT word FROM things")).isEqualTo("a -- b;\nc");
            assertThat(value(database, "SELECT indisvalid FROM pg_index WHERE indexrelid = 'things_no'::regclass"))
                    .isEqualTo("t");
        }
    }

    /** The connection that keeps others out waits all the while in a transaction, which is what such limits are against. */
    @Test
    void anIndexThatTakesLongerThanATransactionMayBeIdleIsBuilt() throws Exception {
        try (PostgresServer database = PostgresServer.launch();
                Connection reader = database.connect();
                Statement reading = reader.createStatement()) {
            DataSource pool = database.pool(2);
            new Scripts("things", "things_schema", "things/", List.of("V1__things.sql")).migrate(pool, TIMEOUT);
            reader.setAutoCommit(false);
            reading.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ");
            reading.execute("SELECT * FROM things"); // the index waits for this
            execute(
                    database,
                    "ALTER ROLE postgres SET idle_in_transaction_session_timeout = '" + LIMIT.toMillis() + "ms'");
            Scripts scripts =
                    new Scripts("things", "things_schema", "things/", List.of("V1__things.sql", "V2__things.sql"));
            try (HikariDataSource limited = limited(database, 2)) {
                CompletableFuture<Void> migrating = CompletableFuture.runAsync(() -> scripts.migrate(limited, TIMEOUT));
                while (!migrating.isDone()
                        && value(database, SELECT_WAITING.formatted(2 * LIMIT.toMillis()))
                                .equals("0")) {
                    LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
                }
                reader.rollback();
                migrating.get();
            }
            assertThat(value(database, "SELECT indisvalid FROM pg_index WHERE indexrelid = 'things_no'::regclass"))
                    .isEqualTo("t");
        }
    }

    @Test
    void aPoolOfOneConnectionIsToldThatItTakesTwo() throws SQLException {
        try (PostgresServer database = PostgresServer.launch();
                HikariDataSource one = limited(database, 1)) {
            Scripts scripts =
                    new Scripts("things", "things_schema", "things/", List.of("V1__things.sql", "V2__things.sql"));
            assertThatThrownBy(() -> scripts.migrate(one, TIMEOUT))
                    .isInstanceOf(DatabaseException.class)
                    .hasMessageContaining("second connection");
            scripts.migrate(database.pool(2), TIMEOUT);
        }
    }

    @Test
    void whoWaitsForThePoolKeepsOthersOutNoLongerThanATransactionMayBeIdle() throws SQLException {
        try (PostgresServer database = PostgresServer.launch()) {
            new Scripts("things", "things_schema", "things/", List.of("V1__things.sql"))
                    .migrate(database.pool(2), TIMEOUT);
            execute(
                    database,
                    "ALTER ROLE postgres SET idle_in_transaction_session_timeout = '" + LIMIT.toMillis() + "ms'");
            Scripts scripts =
                    new Scripts("things", "things_schema", "things/", List.of("V1__things.sql", "V2__things.sql"));
            try (HikariDataSource one = limited(database, 1)) {
                assertThatThrownBy(() -> scripts.migrate(one, TIMEOUT))
                        .hasMessageContaining("second connection")
                        .satisfies(failure -> assertThat(failure.getSuppressed())
                                .as("its transaction was over before")
                                .isNotEmpty());
            }
        }
    }

    private static HikariDataSource limited(PostgresServer database, int size) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(database.url());
        config.setUsername(database.user());
        config.setMaximumPoolSize(size);
        config.setConnectionTimeout(Duration.ofSeconds(2).toMillis());
        return new HikariDataSource(config);
    }

    private static void execute(PostgresServer database, String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String value(PostgresServer database, String sql) throws SQLException {
        try (Connection connection = database.connect()) {
            return Statements.first(connection, sql, row -> row.getString(1)).orElseThrow();
        }
    }
}
