package dev.frontrow.benchmarks;

import dev.frontrow.chat.Chat;
import dev.frontrow.chat.gate.CreditGate;
import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.limit.RateLimit;
import dev.frontrow.chat.message.Draft;
import dev.frontrow.chat.message.IdempotencyKey;
import dev.frontrow.chat.result.Result;
import dev.frontrow.chat.settings.ChatSettings;
import dev.frontrow.chat.store.ChatStore;
import java.time.Duration;

/** A chat as a host has it, with everything a message goes through: access, credit gate, limit, keys. Only the limit is so high that nobody reaches it. */
final class Sender implements AutoCloseable {

    private static final String TEXT = "Houston, Tranquility Base here. The Eagle has landed.";

    /** As transports make it: 64 characters. */
    static final String FINGERPRINT = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

    private final Chat chat;

    Sender(ChatStore store) {
        RateLimit unlimited = new RateLimit(1_000_000, Duration.ofMillis(1));
        InMemory host = new InMemory();
        this.chat = Chat.builder(store, host)
                .gate(CreditGate.builder(host).build())
                .settings(ChatSettings.builder()
                        .rate(unlimited)
                        .ringEntries(32) // full after the first turn: a heap that grows from there on would be a leak
                        .build())
                .build();
    }

    static String text(int number) {
        return TEXT + " " + number;
    }

    /** A key that was never used. */
    static String key(String author) {
        return author + "-" + System.nanoTime();
    }

    /** Sends a message with a key of its own, and fails unless it was accepted. */
    void send(String room, String user, int number) {
        UserId author = new UserId(user);
        IdempotencyKey key = new IdempotencyKey(author, key(user), FINGERPRINT);
        Result<?> result = chat.send(new Draft(new RoomId(room), author, text(number), null, key));
        if (result instanceof Result.Refused<?>) {
            throw new IllegalStateException("not accepted: " + result);
        }
    }

    @Override
    public void close() {
        chat.close();
    }
}
