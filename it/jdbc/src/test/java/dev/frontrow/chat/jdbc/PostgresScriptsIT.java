package dev.frontrow.chat.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.frontrow.it.databases.PostgresServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What scripts may hold: functions, texts with semicolons, and an index that is built while others write. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class PostgresScriptsIT {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);

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
