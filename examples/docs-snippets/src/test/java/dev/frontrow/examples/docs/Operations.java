package dev.frontrow.examples.docs;

import dev.frontrow.chat.Chat;
import dev.frontrow.chat.host.Directory;
import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.limit.RateLimit;
import dev.frontrow.chat.memory.MemoryChatStore;
import dev.frontrow.chat.message.ChatMessage;
import dev.frontrow.chat.observe.ChatObserver;
import dev.frontrow.chat.result.RefusalCode;
import dev.frontrow.chat.settings.ChatSettings;
import dev.frontrow.chat.store.ChatStore;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** docs/operations.md. */
final class Operations {

    Chat built(Directory directory, ChatObserver observer) {
        ChatStore store = MemoryChatStore.builder()
                .maxMessagesPerRoom(5_000)
                .maxBytes(512L << 20)
                .build();

        Chat chat = Chat.builder(store, directory)
                .settings(ChatSettings.builder()
                        .rate(RateLimit.perSeconds(5, 10))
                        .maxLength(280)
                        .heartbeat(Duration.ofSeconds(20))
                        .build())
                .observer(observer)
                .build();

        return chat;
    }

    void stop(Chat chat, ChatStore store, AutoCloseable server) throws Exception {
        chat.close();
        server.close();
        store.close();
    }

    static final class Counters implements ChatObserver {

        final LongAdder accepted = new LongAdder();
        final Map<RefusalCode, LongAdder> refused = new ConcurrentHashMap<>();

        @Override
        public void accepted(ChatMessage message) {
            accepted.increment();
        }

        @Override
        public void refused(RoomId room, UserId user, RefusalCode code) {
            refused.computeIfAbsent(code, c -> new LongAdder()).increment();
        }
    }
}
