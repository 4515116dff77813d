package dev.frontrow.it.jdbc;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.frontrow.chat.jdbc.JdbcChatStore;
import dev.frontrow.chat.jdbc.JdbcSchema;
import dev.frontrow.chat.jdbc.failure.DatabaseException;
import dev.frontrow.chat.jdbc.failure.SchemaException;
import dev.frontrow.it.databases.PostgresServer;
import dev.frontrow.it.databases.TestDatabase;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class PostgresSchemaIT extends SchemaRules {

    @Override
    TestDatabase database() {
        return PostgresServer.launch();
    }

    @Override
    String product() {
        return "postgresql";
    }

    @Test
    void nodesWaitForTheLock() throws Exception {
        nodesWaitForTheLock("SELECT pg_advisory_lock(4670387)", "SELECT pg_advisory_unlock(4670387)");
    }

    @Test
    void aUserWithRightsOnRowsOnlyHasAStoreButMakesNoTables() throws SQLException {
        execute("CREATE USER rows_only");
        try (HikariDataSource restricted = Restricted.pool(database, "rows_only", "")) {
            assertThatThrownBy(() -> JdbcChatStore.builder(restricted).build())
                    .isInstanceOf(SchemaException.class)
                    .hasMessageContaining("missing: [V1__chat.sql");
            assertThatThrownBy(() -> JdbcSchema.migrate(restricted)).isInstanceOf(DatabaseException.class);
            JdbcSchema.migrate(pool);
            execute("GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO rows_only");
            worksWithRightsOnRowsOnly(restricted);
        }
    }
}
