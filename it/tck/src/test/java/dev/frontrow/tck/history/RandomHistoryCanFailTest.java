package dev.frontrow.tck.history;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.frontrow.chat.log.RoomEvent;
import dev.frontrow.chat.log.RoomState;
import dev.frontrow.chat.memory.MemoryChatStore;
import dev.frontrow.chat.store.ChatStore;
import dev.frontrow.chat.store.MessagePage;
import dev.frontrow.chat.store.RoomHead;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Random histories notice a store that serves something else than what happened. */
class RandomHistoryCanFailTest {

    static Stream<Arguments> defects() {
        Map<Long, RoomEvent> first = new ConcurrentHashMap<>();
        return Stream.of(
                Arguments.of("a head without its modes and its pin", "open", (UnaryOperator<Object>) answer -> {
                    RoomHead head = (RoomHead) answer;
                    return new RoomHead(RoomState.of(head.head()), head.sanctionsVersion(), head.sanctions());
                }),
                Arguments.of("a log as it was when it was read first", "log", (UnaryOperator<Object>) answer -> ((List<
                                        ?>)
                                answer)
                        .stream()
                                .map(RoomEvent.class::cast)
                                .map(event -> first.computeIfAbsent(event.seq(), seq -> event))
                                .toList()),
                Arguments.of("history without its newest message", "messages", (UnaryOperator<Object>) answer ->
                        ((Optional<?>) answer)
                                .map(MessagePage.class::cast)
                                .map(page -> new MessagePage(
                                        page.items().size() > 1
                                                ? page.items()
                                                        .subList(1, page.items().size())
                                                : page.items(),
                                        page.more()))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("defects")
    void a_defect_is_noticed(String what, String method, UnaryOperator<Object> defect) {
        try (ChatStore store = defective(method, defect)) {
            assertThatThrownBy(() -> run(store)).as(what).isInstanceOf(AssertionError.class);
        }
    }

    private static void run(ChatStore store) {
        for (int seed = 0; seed < 10; seed++) {
            try (RandomHistory history = new RandomHistory(store, seed)) {
                history.run(300);
            }
        }
    }

    private static ChatStore defective(String method, UnaryOperator<Object> defect) {
        ChatStore right = MemoryChatStore.create();
        return (ChatStore) Proxy.newProxyInstance(
                ChatStore.class.getClassLoader(), new Class<?>[] {ChatStore.class}, (proxy, called, arguments) -> {
                    try {
                        Object answer = called.invoke(right, arguments);
                        return called.getName().equals(method) ? defect.apply(answer) : answer;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
