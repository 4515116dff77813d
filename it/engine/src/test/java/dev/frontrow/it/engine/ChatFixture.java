package dev.frontrow.it.engine;

import dev.frontrow.chat.Chat;
import dev.frontrow.chat.ChatBuilder;
import dev.frontrow.chat.gate.CreditGate;
import dev.frontrow.chat.host.Role;
import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.limit.WindowRateLimiter;
import dev.frontrow.chat.memory.MemoryChatStore;
import dev.frontrow.chat.message.ChatMessage;
import dev.frontrow.chat.message.Draft;
import dev.frontrow.chat.message.IdempotencyKey;
import dev.frontrow.chat.moderation.ModerationAction;
import dev.frontrow.chat.moderation.ModerationRequest;
import dev.frontrow.chat.result.Moderated;
import dev.frontrow.chat.result.RefusalCode;
import dev.frontrow.chat.result.Result;
import dev.frontrow.chat.result.Sent;
import dev.frontrow.chat.settings.ChatSettings;
import dev.frontrow.chat.store.ChatStore;
import dev.frontrow.chat.testkit.FailingStore;
import dev.frontrow.chat.testkit.ManualTime;
import dev.frontrow.chat.testkit.MapWallet;
import dev.frontrow.chat.testkit.RecordingObserver;
import dev.frontrow.chat.testkit.RecordingStreamWriter;
import dev.frontrow.chat.testkit.TestDirectory;
import dev.frontrow.chat.transport.HeartbeatSource;
import dev.frontrow.chat.transport.PendingSubscription;
import dev.frontrow.chat.transport.StreamRequest;
import dev.frontrow.chat.transport.StreamWriter;
import dev.frontrow.chat.transport.Subscription;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;

/** A chat on the memory store with everybody in it, and short words for what tests do. */
final class ChatFixture implements AutoCloseable {

    static final RoomId ROOM = new RoomId("stage");
    static final Duration SOON = Duration.ofSeconds(20);

    final ManualTime time = new ManualTime();
    final TestDirectory directory = new TestDirectory()
            .with("ada", Role.VIEWER)
            .with("bob", Role.VIEWER)
            .with("sue", Role.SUBSCRIBER)
            .with("mo", Role.MODERATOR)
            .with("max", Role.MODERATOR)
            .with("cleo", Role.CREATOR)
            .with("adam", Role.ADMIN);
    final MapWallet wallet = new MapWallet();
    final RecordingObserver observer = new RecordingObserver();
    final FailingStore store;
    final Chat chat;

    ChatFixture() {
        this(ChatSettings.builder().gateTimeout(Duration.ofSeconds(10)));
    }

    ChatFixture(ChatSettings.Builder settings) {
        this(settings, MemoryChatStore.create(), chat -> chat);
    }

    ChatFixture(ChatSettings.Builder settings, ChatStore kept, UnaryOperator<ChatBuilder> change) {
        store = new FailingStore(kept);
        for (String user : List.of("ada", "bob", "sue", "mo", "max", "cleo", "adam")) {
            wallet.set(new UserId(user), 100);
        }
        chat = change.apply(Chat.builder(store, directory)
                        .gate(CreditGate.builder(wallet).topUpUrl("/wallet").build())
                        .limiter(new WindowRateLimiter(time))
                        .observer(observer)
                        .clock(time, time)
                        .settings(settings.build()))
                .build();
    }

    Result<Sent> trySend(String user, String text) {
        return chat.send(new Draft(ROOM, new UserId(user), text));
    }

    Result<Sent> trySend(String user, String text, String key) {
        UserId id = new UserId(user);
        return chat.send(new Draft(ROOM, id, text, null, IdempotencyKey.of(id, key, List.of(text))));
    }

    ChatMessage send(String user, String text) {
        return accepted(trySend(user, text)).message();
    }

    Result<Moderated> tryModerate(String actor, ModerationAction action) {
        return chat.moderate(ModerationRequest.by(new UserId(actor), ROOM, action));
    }

    Moderated moderate(String actor, ModerationAction action) {
        return accepted(tryModerate(actor, action));
    }

    Result<PendingSubscription> tryOpen(String user) {
        return chat.open(StreamRequest.of(ROOM, new UserId(user)));
    }

    RecordingStreamWriter watch(String user) {
        return watch(user, null);
    }

    RecordingStreamWriter watch(String user, String lastEventId) {
        RecordingStreamWriter writer = new RecordingStreamWriter();
        watch(user, lastEventId, writer);
        return writer;
    }

    Subscription watch(String user, String lastEventId, StreamWriter writer) {
        return accepted(chat.open(StreamRequest.of(ROOM, new UserId(user)).withLastEventId(lastEventId)))
                .start(writer, HeartbeatSource.plain());
    }

    /** Waits until so many streams are open. */
    void awaitStreams(int open) {
        long end = System.nanoTime() + SOON.toNanos();
        while (chat.streams() != open) {
            if (System.nanoTime() > end) {
                throw new AssertionError(chat.streams() + " streams are open (expected: " + open + ")");
            }
            Thread.onSpinWait();
        }
    }

    static <T> T accepted(Result<T> result) {
        return result.fold(value -> value, refusal -> {
            throw new AssertionError("refused: " + refusal);
        });
    }

    static RefusalCode refused(Result<?> result) {
        return result.fold(
                value -> {
                    throw new AssertionError("accepted: " + value);
                },
                refusal -> refusal.code());
    }

    static UserId user(String name) {
        return new UserId(name);
    }

    @Override
    public void close() {
        chat.close();
    }
}
