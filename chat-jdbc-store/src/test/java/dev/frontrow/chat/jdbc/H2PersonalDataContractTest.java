package dev.frontrow.chat.jdbc;

import dev.frontrow.chat.store.ChatStore;
import dev.frontrow.chat.testkit.PersonalDataContract;
import javax.sql.DataSource;

class H2PersonalDataContractTest extends PersonalDataContract {

    private static final DataSource DATABASE = H2.inMemory();

    @Override
    protected ChatStore createStore() {
        JdbcSchema.migrate(DATABASE);
        return JdbcChatStore.builder(DATABASE).build();
    }
}
