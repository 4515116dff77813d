package dev.frontrow.chat.jdbc;

import dev.frontrow.chat.store.ChatStore;
import dev.frontrow.chat.testkit.ChatStoreContract;
import javax.sql.DataSource;

class H2ContractTest extends ChatStoreContract {

    private static final DataSource DATABASE = H2.inMemory();

    @Override
    protected ChatStore createStore() {
        JdbcSchema.migrate(DATABASE);
        return JdbcChatStore.builder(DATABASE).build();
    }
}
