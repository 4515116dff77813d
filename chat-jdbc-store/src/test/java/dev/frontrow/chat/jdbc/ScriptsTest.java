package dev.frontrow.chat.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 30, unit = TimeUnit.SECONDS)
class ScriptsTest {

    @Test
    void whereTheLockIsNoTransactionsOneConnectionIsEnoughForAScriptOutsideOfOne() throws SQLException {
        JdbcConnectionPool pool =
                JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", "");
        pool.setMaxConnections(1);
        pool.setLoginTimeout(1);

        new Scripts("things", "things_schema", "things/", List.of("V1__things.sql", "V2__things.sql"))
                .migrate(pool, Duration.ofSeconds(10));

        Database database = new Database(pool, Duration.ofSeconds(5));
        List<String> words = database.read(
                connection -> Statements.list(connection, "SELECT word FROM things", row -> row.getString("word")));
        assertThat(words).isEmpty();
        assertThat(pool.getActiveConnections()).isZero();
    }
}
