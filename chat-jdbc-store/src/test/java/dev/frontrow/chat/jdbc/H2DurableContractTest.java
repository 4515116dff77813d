package dev.frontrow.chat.jdbc;

import dev.frontrow.chat.store.ChatStore;
import dev.frontrow.chat.testkit.DurableStoreContract;
import javax.sql.DataSource;

class H2DurableContractTest extends DurableStoreContract {

    private static final DataSource DATABASE = H2.inMemory();

    @Override
    protected ChatStore openStore() {
        JdbcSchema.migrate(DATABASE);
        return JdbcChatStore.builder(DATABASE).build();
    }
}
