package dev.frontrow.it.jdbc;

import dev.frontrow.chat.jdbc.JdbcBackplane;
import dev.frontrow.chat.store.Backplane;
import dev.frontrow.chat.testkit.BackplaneContract;
import dev.frontrow.it.databases.H2Database;
import org.junit.jupiter.api.AfterAll;

/** On a database without notifications, where nodes find out by comparing. */
class H2BackplaneContractIT extends BackplaneContract {

    private static final H2Database DATABASE = H2Database.create();

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Override
    protected Backplane createBackplane() {
        return JdbcBackplane.create(DATABASE.pool(1));
    }

    @Override
    protected boolean givesHints() {
        return false;
    }
}
