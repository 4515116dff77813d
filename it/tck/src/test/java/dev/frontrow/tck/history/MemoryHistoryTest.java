package dev.frontrow.tck.history;

import dev.frontrow.chat.memory.MemoryChatStore;
import dev.frontrow.chat.store.ChatStore;

class MemoryHistoryTest extends RandomHistorySuite {

    @Override
    protected ChatStore createStore() {
        return MemoryChatStore.create();
    }
}
