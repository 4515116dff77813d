package dev.frontrow.chat.memory;

import dev.frontrow.chat.store.ChatStore;
import java.util.List;
import java.util.function.Supplier;

/**
 * A way to be wrong.
 *
 * @param what is wrong
 * @param rules that must notice
 * @param store that is wrong in this way
 */
record PlantedDefect(String what, List<String> rules, Supplier<ChatStore> store) {

    @Override
    public String toString() {
        return what;
    }
}
