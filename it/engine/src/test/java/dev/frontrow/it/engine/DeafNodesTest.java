package dev.frontrow.it.engine;

import static dev.frontrow.it.engine.ChatFixture.ROOM;
import static dev.frontrow.it.engine.ChatFixture.SOON;
import static dev.frontrow.it.engine.ChatFixture.refused;
import static dev.frontrow.it.engine.ChatFixture.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.memory.MemoryChatStore;
import dev.frontrow.chat.message.ChatMessage;
import dev.frontrow.chat.moderation.ModerationAction;
import dev.frontrow.chat.result.RefusalCode;
import dev.frontrow.chat.settings.ChatSettings;
import dev.frontrow.chat.store.Backplane;
import dev.frontrow.chat.store.ChatStore;
import dev.frontrow.chat.testkit.RecordingStreamWriter;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two nodes on one store that never hear of each other: what one does reaches the other by the check alone. */
class DeafNodesTest {

    private static final Duration CHECK = Duration.ofMillis(100);

    private final ChatStore store = MemoryChatStore.create();
    private final ChatFixture left = node(Backplane.polling(CHECK), store);
    private final ChatFixture right = node(Backplane.polling(CHECK), store);

    private static ChatFixture node(Backplane backplane, ChatStore store) {
        return new ChatFixture(
                ChatSettings.builder().gateTimeout(SOON.dividedBy(2)), store, chat -> chat.backplane(backplane));
    }

    @AfterEach
    void close() {
        left.close();
        right.close();
    }

    @Test
    void a_message_arrives_with_the_next_check() {
        RecordingStreamWriter sue = right.watch("sue");
        sue.await(SOON, "hello");

        ChatMessage message = left.send("ada", "unheard of");

        assertThat(sue.await(SOON, "message").data()).contains(message.id().value());
    }

    @Test
    void a_deletion_arrives_with_the_next_check_and_hides_the_text_in_the_ring() {
        RecordingStreamWriter sue = right.watch("sue");
        ChatMessage secret = left.send("ada", "secret");
        sue.await(SOON, "message");

        left.moderate("mo", new ModerationAction.Delete(secret.id()));

        sue.await(SOON, "message.deleted");
        RecordingStreamWriter late = right.watch("bob");
        late.await(SOON, "message.deleted");
        assertThat(late.events("message").get(0).data()).doesNotContain("secret");
    }

    @Test
    void a_ban_arrives_with_the_next_check_and_so_does_its_end() {
        RecordingStreamWriter ada = right.watch("ada");
        ada.await(SOON, "hello");

        left.moderate("mo", new ModerationAction.Ban(user("ada"), null));

        ada.awaitClose(SOON);
        assertThat(refused(right.trySend("ada", "hi"))).isEqualTo(RefusalCode.BANNED);
        left.moderate("mo", new ModerationAction.Unban(user("ada")));
        RecordingStreamWriter bob = right.watch("bob");
        left.send("bob", "she is free");
        bob.await(SOON, "message"); // by then the check was there
        right.send("ada", "thanks");
    }

    @Test
    void a_check_that_fails_is_told_and_the_next_one_makes_it_good() {
        RecordingStreamWriter sue = right.watch("sue");
        sue.await(SOON, "hello");
        right.store.down(true);
        left.send("ada", "while it was down");
        Await.until(
                SOON,
                () -> right.observer.hostFailed().stream()
                        .anyMatch(failed -> failed.what().equals("store")));

        right.store.down(false);

        sue.await(SOON, "message");
    }

    @Test
    void a_check_that_hangs_is_not_joined_by_others_and_the_streams_live_on() {
        AtomicInteger checks = new AtomicInteger();
        CountDownLatch back = new CountDownLatch(1);
        AtomicBoolean hangs = new AtomicBoolean();
        ChatStore hanging = (ChatStore) Proxy.newProxyInstance(
                ChatStore.class.getClassLoader(), new Class<?>[] {ChatStore.class}, (proxy, method, arguments) -> {
                    if (hangs.get() && method.getName().equals("versions")) {
                        checks.incrementAndGet();
                        back.await();
                    }
                    return method.invoke(store, arguments);
                });
        ChatSettings.Builder lively = ChatSettings.builder().heartbeat(CHECK.multipliedBy(3));
        try (ChatFixture third =
                new ChatFixture(lively, hanging, chat -> chat.backplane(Backplane.polling(CHECK.dividedBy(2))))) {
            RecordingStreamWriter sue = third.watch("sue");
            hangs.set(true);
            Await.until(SOON, () -> checks.get() == 1);
            sue.await(
                    SOON,
                    seen -> seen.stream()
                                    .filter(event -> event.comments().contains("hb"))
                                    .count()
                            >= 4);
            assertThat(checks).hasValue(1);
            left.send("ada", "meanwhile");

            back.countDown();

            sue.await(SOON, "message");
        }
    }

    @Test
    void a_storm_of_hints_asks_for_the_mark_and_reads_the_sanctions_only_when_they_changed() {
        Hinting hinting = new Hinting();
        CountingStore counted = new CountingStore(store);
        try (ChatFixture hinted = node(hinting, counted)) {
            RecordingStreamWriter sue = hinted.watch("sue");
            sue.await(SOON, "hello");

            for (int i = 0; i < 50; i++) {
                left.send("mo", "message " + i);
                hinting.listener.accept(ROOM);
            }
            sue.await(SOON, events -> sue.events("message").size() == 50);

            assertThat(counted.calls("open")).isEqualTo(1);
            assertThat(counted.calls("versions")).isBetween(1, 51);
            left.moderate("mo", new ModerationAction.Ban(user("sue"), null));
            hinting.listener.accept(ROOM);
            sue.awaitClose(SOON);
            assertThat(counted.calls("open")).isEqualTo(2);
        }
    }

    @Test
    void a_node_reads_no_sanctions_for_what_hides_texts_or_for_what_it_did_itself() {
        CountingStore counted = new CountingStore(store);
        Hinting hinting = new Hinting();
        try (ChatFixture node = node(hinting, counted)) {
            RecordingStreamWriter sue = node.watch("sue");
            sue.await(SOON, "hello");
            node.moderate("mo", new ModerationAction.Ban(user("ada"), null));
            node.moderate("mo", new ModerationAction.Mute(user("bob"), Duration.ofMinutes(5)));
            node.moderate("mo", new ModerationAction.Unban(user("ada")));
            left.moderate(
                    "mo", new ModerationAction.Delete(left.send("ada", "one").id()));
            left.send("ada", "two");
            left.moderate("mo", new ModerationAction.Purge(user("ada")));
            hinting.listener.accept(ROOM);

            sue.await(SOON, "messages.cleared");

            assertThat(counted.calls("open")).isEqualTo(1);
        }
    }

    @Test
    void a_single_node_never_checks() {
        CountingStore alone = new CountingStore(MemoryChatStore.create());
        try (ChatFixture node = new ChatFixture(ChatSettings.builder().heartbeat(CHECK), alone, chat -> chat)) {
            RecordingStreamWriter ada = node.watch("ada");
            ada.await(
                    SOON,
                    seen -> seen.stream()
                                    .filter(event -> event.comments().contains("hb"))
                                    .count()
                            >= 5);
            assertThat(alone.calls("versions")).isZero();
        }
    }

    @Test
    void polling_is_neither_a_storm_nor_later_than_a_lost_hint() {
        assertThatThrownBy(() -> Backplane.polling(Duration.ofMillis(49)))
                .hasMessage("polling every: PT0.049S (expected: PT0.05S..PT5S)");
        assertThatThrownBy(() -> Backplane.polling(Duration.ofMillis(5001))).hasMessageContaining("PT5.001S");
        assertThat(Backplane.polling(CHECK).checkEvery()).contains(CHECK);
        assertThat(new Hinting().checkEvery()).contains(Duration.ofSeconds(5));
        assertThat(Backplane.none().checkEvery()).isEqualTo(Optional.empty());
    }

    private static final class Hinting implements Backplane {

        private volatile Consumer<RoomId> listener = room -> {};

        @Override
        public void announce(RoomId room) {}

        @Override
        public void listen(Consumer<RoomId> heard) {
            listener = heard;
        }

        @Override
        public void close() {}
    }
}
