package dev.frontrow.chat.memory;

import dev.frontrow.chat.store.ChatStore;
import dev.frontrow.chat.testkit.ChatStoreContract;

class MemoryChatStoreContractTest extends ChatStoreContract {

    @Override
    protected ChatStore createStore() {
        return MemoryChatStore.create();
    }
}
