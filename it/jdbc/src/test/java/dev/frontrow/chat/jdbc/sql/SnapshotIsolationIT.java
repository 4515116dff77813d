package dev.frontrow.chat.jdbc.sql;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.frontrow.it.databases.MariaDbServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** MariaDB as it comes from 11.6.2 on: a transaction that read what another has changed since fails when it changes it too. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class SnapshotIsolationIT {

    @Test
    void aDeleteBesideAPruningIsTriedAgain() throws SQLException {
        try (MariaDbServer server = MariaDbServer.launch()) {
            execute(server, "SET GLOBAL innodb_snapshot_isolation = ON");
            execute(server, "CREATE TABLE thing (no INTEGER PRIMARY KEY, word VARCHAR(9)) ENGINE = InnoDB");
            execute(server, "INSERT INTO thing VALUES (1, 'a')");
            AtomicInteger tries = new AtomicInteger();
            try (HikariDataSource pool = pool(server)) {
                Database database = new Database(pool, Duration.ofSeconds(20));
                int changed = database.transaction(connection -> {
                    Statements.list(connection, "SELECT word FROM thing", row -> row.getString(1));
                    if (tries.incrementAndGet() == 1) {
                        execute(server, "UPDATE thing SET word = 'pruned'");
                    }
                    return Statements.update(connection, "UPDATE thing SET word = 'deleted' WHERE no = 1");
                });
                assertThat(changed).isEqualTo(1);
            }
            assertThat(tries).hasValue(2);
        }
    }

    private static HikariDataSource pool(MariaDbServer server) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(server.url());
        config.setUsername(server.user());
        config.setTransactionIsolation("TRANSACTION_REPEATABLE_READ");
        config.setMaximumPoolSize(2);
        return new HikariDataSource(config);
    }

    private static void execute(MariaDbServer server, String sql) throws SQLException {
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
