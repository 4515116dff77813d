package dev.frontrow.it.jdbc;

import dev.frontrow.chat.jdbc.JdbcBackplane;
import dev.frontrow.chat.store.Backplane;
import dev.frontrow.chat.testkit.BackplaneContract;
import dev.frontrow.it.databases.PostgresServer;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class PostgresBackplaneContractIT extends BackplaneContract {

    private static PostgresServer server;
    private static DataSource pool;

    @BeforeAll
    static void start() {
        server = PostgresServer.launch();
        pool = server.pool(8); // each node that listens holds a connection
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Override
    protected Backplane createBackplane() {
        return JdbcBackplane.create(pool);
    }
}
