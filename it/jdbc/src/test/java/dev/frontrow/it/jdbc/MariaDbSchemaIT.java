package dev.frontrow.it.jdbc;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.frontrow.chat.jdbc.JdbcChatStore;
import dev.frontrow.chat.jdbc.JdbcSchema;
import dev.frontrow.chat.jdbc.failure.DatabaseException;
import dev.frontrow.chat.jdbc.failure.SchemaException;
import dev.frontrow.it.databases.MariaDbServer;
import dev.frontrow.it.databases.TestDatabase;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class MariaDbSchemaIT extends SchemaRules {

    @Override
    TestDatabase database() {
        return MariaDbServer.launch();
    }

    @Override
    String product() {
        return "mariadb";
    }

    @Test
    void nodesWaitForTheLock() throws Exception {
        nodesWaitForTheLock(
                "SELECT get_lock(concat('frontrow.', md5(database())), 0)",
                "SELECT release_lock(concat('frontrow.', md5(database())))");
    }

    @Test
    void aUserWithRightsOnRowsOnlyHasAStoreButMakesNoTables() throws SQLException {
        String name = database.url().substring(database.url().lastIndexOf('/') + 1);
        execute("CREATE USER rows_only@'127.0.0.1' IDENTIFIED BY 'rows'");
        execute("GRANT SELECT, INSERT, UPDATE, DELETE ON " + name + ".* TO rows_only@'127.0.0.1'");
        try (HikariDataSource restricted = Restricted.pool(database, "rows_only", "rows")) {
            assertThatThrownBy(() -> JdbcChatStore.builder(restricted).build())
                    .isInstanceOf(SchemaException.class)
                    .hasMessageContaining("missing: [V1__chat.sql");
            assertThatThrownBy(() -> JdbcSchema.migrate(restricted)).isInstanceOf(DatabaseException.class);
            JdbcSchema.migrate(pool);
            worksWithRightsOnRowsOnly(restricted);
        }
    }
}
