package dev.frontrow.chat.memory;

import dev.frontrow.chat.store.ChatStore;
import dev.frontrow.chat.testkit.PersonalDataContract;

class MemoryPersonalDataContractTest extends PersonalDataContract {

    @Override
    protected ChatStore createStore() {
        return MemoryChatStore.create();
    }
}
