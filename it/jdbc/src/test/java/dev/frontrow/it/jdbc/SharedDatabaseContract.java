package dev.frontrow.it.jdbc;

import dev.frontrow.chat.jdbc.JdbcChatStore;
import dev.frontrow.chat.jdbc.JdbcSchema;
import dev.frontrow.chat.store.ChatStore;
import dev.frontrow.chat.testkit.DurableStoreContract;
import dev.frontrow.it.databases.TestDatabase;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/** The rules of stores that are shared and outlive their process, on one database for all of them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SharedDatabaseContract extends DurableStoreContract {

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
    protected ChatStore openStore() {
        return JdbcChatStore.builder(pool).build();
    }
}
