package dev.frontrow.it.databases;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class MariaDbServerIT extends ServerRules {

    @Override
    DatabaseServer launch() {
        return MariaDbServer.launch();
    }

    @Test
    void itIsAsDurableAsItComes() throws SQLException {
        try (MariaDbServer server = MariaDbServer.launch();
                Connection connection = server.connect()) {
            assertThat(ServerRules.number(connection, "SELECT @@innodb_flush_log_at_trx_commit"))
                    .isEqualTo(1);
        }
    }
}
