package dev.frontrow.it.jdbc;

import dev.frontrow.chat.jdbc.JdbcChatStore;
import dev.frontrow.chat.jdbc.JdbcSchema;
import dev.frontrow.chat.store.ChatStore;
import dev.frontrow.it.databases.TestDatabase;
import dev.frontrow.tck.history.RandomHistorySuite;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/** Rooms with a random past, on one database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class DatabaseHistories extends RandomHistorySuite {

    private static final int CONNECTIONS = 10;

    private TestDatabase database;
    private DataSource pool;

    abstract TestDatabase database();

    @BeforeAll
    void start() {
        database = database();
        pool = database.pool(CONNECTIONS);
        JdbcSchema.migrate(pool);
    }

    @AfterAll
    void stop() {
        database.close();
    }

    @Override
    protected ChatStore createStore() {
        return JdbcChatStore.builder(pool).build();
    }
}
