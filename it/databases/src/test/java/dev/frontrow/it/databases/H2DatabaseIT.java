package dev.frontrow.it.databases;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

class H2DatabaseIT {

    @Test
    void itKeepsWhatWasWrittenWhenNobodyIsConnected() throws SQLException {
        try (H2Database database = H2Database.create()) {
            try (Connection connection = database.connect();
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE TABLE t (n INT)");
                statement.execute("INSERT INTO t VALUES (5)");
            }
            try (Connection connection = database.pool(2).getConnection()) {
                assertThat(ServerRules.number(connection, "SELECT n FROM t")).isEqualTo(5);
            }
        }
    }
}
