package dev.frontrow.it.databases;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;

class PostgresServerIT extends ServerRules {

    @Override
    DatabaseServer launch() {
        return PostgresServer.launch();
    }

    @Test
    void itIsAsDurableAsItComes() throws SQLException {
        try (PostgresServer server = PostgresServer.launch();
                Connection connection = server.connect();
                Statement statement = connection.createStatement()) {
            for (String setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
                try (ResultSet result = statement.executeQuery("SHOW " + setting)) {
                    result.next();
                    assertThat(result.getString(1)).as(setting).isEqualTo("on");
                }
            }
        }
    }

    @Test
    void itsStringsSortLikeWords() throws SQLException {
        try (PostgresServer server = PostgresServer.launch();
                Connection connection = server.connect()) {
            assertThat(ServerRules.number(connection, "SELECT CASE WHEN 'a' < 'B' THEN 1 ELSE 0 END"))
                    .isEqualTo(1);
        }
    }
}
