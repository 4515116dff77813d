package dev.frontrow.it.engine;

import static dev.frontrow.it.engine.ChatFixture.ROOM;
import static dev.frontrow.it.engine.ChatFixture.accepted;
import static dev.frontrow.it.engine.ChatFixture.refused;
import static dev.frontrow.it.engine.ChatFixture.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.frontrow.chat.log.HistoryRequest;
import dev.frontrow.chat.log.Position;
import dev.frontrow.chat.memory.MemoryChatStore;
import dev.frontrow.chat.result.History;
import dev.frontrow.chat.result.RefusalCode;
import dev.frontrow.chat.settings.ChatSettings;
import dev.frontrow.chat.store.ChatStore;
import java.lang.reflect.Proxy;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PrunedRoomTest {

    private final MemoryChatStore memory = MemoryChatStore.create();
    private final ChatFixture node = new ChatFixture(ChatSettings.builder(), pruned(), chat -> chat);

    @AfterEach
    void close() {
        node.close();
    }

    @Test
    void a_room_in_which_everything_is_pruned_has_an_empty_history_for_whoever_opens_it() {
        History history = accepted(node.chat.history(back(null)));
        assertThat(history.items()).isEmpty();
        assertThat(history.next()).isEmpty();
    }

    @Test
    void a_cursor_into_what_is_pruned_is_expired() {
        Position head = memory.open(ROOM).head();
        assertThat(refused(node.chat.history(back(head.at(7))))).isEqualTo(RefusalCode.CURSOR_EXPIRED);
    }

    private static HistoryRequest back(@Nullable Position before) {
        return new HistoryRequest(ROOM, user("bob"), new HistoryRequest.Back(before), 10);
    }

    /** A store that keeps no message. */
    private ChatStore pruned() {
        return (ChatStore) Proxy.newProxyInstance(
                ChatStore.class.getClassLoader(),
                new Class<?>[] {ChatStore.class},
                (proxy, method, arguments) ->
                        method.getName().equals("messages") ? Optional.empty() : method.invoke(memory, arguments));
    }
}
