package dev.frontrow.it.engine;

import static dev.frontrow.it.engine.ChatFixture.ROOM;
import static dev.frontrow.it.engine.ChatFixture.SOON;
import static dev.frontrow.it.engine.ChatFixture.accepted;
import static dev.frontrow.it.engine.ChatFixture.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.frontrow.chat.limit.RateLimit;
import dev.frontrow.chat.memory.MemoryChatStore;
import dev.frontrow.chat.result.CloseReason;
import dev.frontrow.chat.settings.ChatSettings;
import dev.frontrow.chat.store.ChatStore;
import dev.frontrow.chat.testkit.StalledStreamWriter;
import dev.frontrow.chat.transport.Subscription;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A replay that cannot go on ends its stream, and says why: the client was not slow. */
class ReplayEndsTest {

    private final AtomicBoolean pruned = new AtomicBoolean();
    private final ChatFixture fixture = new ChatFixture(
            ChatSettings.builder()
                    .rate(RateLimit.perSeconds(100_000, 30))
                    .gateTimeout(SOON.dividedBy(2))
                    .ringEntries(16)
                    .tail(5)
                    .maxReplay(5000),
            pruning(),
            chat -> chat);

    /** A store that has, from some moment on, none of what is older than the ring. */
    private ChatStore pruning() {
        ChatStore kept = MemoryChatStore.create();
        return (ChatStore) Proxy.newProxyInstance(
                ChatStore.class.getClassLoader(), new Class<?>[] {ChatStore.class}, (self, method, arguments) -> {
                    if (method.getName().equals("log") && pruned.get()) {
                        return List.of();
                    }
                    try {
                        return method.invoke(kept, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    /**
     * Somebody who comes back to far more than two segments, has the first page, and takes nothing more before {@code
     * then}.
     */
    private StalledStreamWriter backWhile(Runnable then) {
        for (int i = 0; i < 700; i++) {
            fixture.send("ada", "message " + i);
        }
        String epoch =
                accepted(fixture.chat.userState(ROOM, user("bob"))).position().epoch();
        StalledStreamWriter stalled = new StalledStreamWriter(1);
        Subscription subscription = fixture.watch("bob", epoch + ".0", stalled);
        stalled.taken().await(SOON, "hello");
        then.run();
        stalled.release();
        subscription.writable();
        stalled.taken().awaitClose(SOON);
        fixture.awaitStreams(0);
        return stalled;
    }

    private void saysGoodbye(StalledStreamWriter writer, CloseReason reason) {
        assertThat(writer.taken().await(SOON, "bye").data())
                .contains("\"" + reason.wireName() + "\"")
                .contains("\"reconnect\":true");
        assertThat(fixture.observer.closed())
                .extracting(closed -> closed.reason())
                .containsExactly(reason);
    }

    @Test
    void because_the_store_is_away() {
        StalledStreamWriter bob = backWhile(() -> fixture.store.down(true));
        saysGoodbye(bob, CloseReason.STORE_UNAVAILABLE);
        fixture.store.down(false);
    }

    @Test
    void because_what_comes_next_is_pruned() {
        StalledStreamWriter bob = backWhile(() -> pruned.set(true));
        saysGoodbye(bob, CloseReason.TOO_OLD);
    }
}
