package dev.frontrow.it.engine;

import static dev.frontrow.it.engine.ChatFixture.ROOM;
import static dev.frontrow.it.engine.ChatFixture.SOON;
import static dev.frontrow.it.engine.ChatFixture.accepted;
import static dev.frontrow.it.engine.ChatFixture.refused;
import static dev.frontrow.it.engine.ChatFixture.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.frontrow.chat.gate.Gate;
import dev.frontrow.chat.gate.GateDecision;
import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.limit.RateLimit;
import dev.frontrow.chat.memory.MemoryChatStore;
import dev.frontrow.chat.moderation.ContentFilter;
import dev.frontrow.chat.result.RefusalCode;
import dev.frontrow.chat.result.Sent;
import dev.frontrow.chat.settings.ChatSettings;
import dev.frontrow.chat.store.Backplane;
import dev.frontrow.chat.store.ChatStore;
import dev.frontrow.chat.testkit.RecordingStreamWriter;
import dev.frontrow.chat.transport.StreamRequest;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class FailureTest {

    private static ChatSettings.Builder quick() {
        return ChatSettings.builder()
                .storeTimeout(Duration.ofMillis(1500))
                .gateTimeout(Duration.ofSeconds(10))
                .heartbeat(Duration.ofMillis(200));
    }

    @Test
    void a_store_that_fails_refuses_the_send_and_is_used_again_when_it_is_back() {
        try (ChatFixture fixture = new ChatFixture(quick())) {
            fixture.send("ada", "before");
            fixture.store.failNextAppends(1);

            assertThat(refused(fixture.trySend("ada", "lost?", "k"))).isEqualTo(RefusalCode.STORE_UNAVAILABLE);

            Sent again = accepted(fixture.trySend("ada", "lost?", "k"));
            assertThat(again.repeated()).isFalse();
            assertThat(again.message().seq()).isEqualTo(2);
        }
    }

    @Test
    void a_commit_whose_answer_was_lost_is_shown_all_the_same_and_settled_by_its_key() {
        try (ChatFixture fixture = new ChatFixture(quick())) {
            RecordingStreamWriter bob = fixture.watch("bob");
            fixture.store.loseNextAnswers(1);

            assertThat(refused(fixture.trySend("ada", "there?", "k"))).isEqualTo(RefusalCode.STORE_UNAVAILABLE);

            assertThat(bob.await(SOON, "message").data()).contains("there?");
            Sent again = accepted(fixture.trySend("ada", "there?", "k"));
            assertThat(again.repeated()).isTrue();
            assertThat(again.message().seq()).isEqualTo(1);
            fixture.send("ada", "next");
            bob.await(SOON, seen -> bob.events("message").size() == 2);
        }
    }

    @Test
    void a_store_that_hangs_is_not_waited_for_longer_than_the_timeout_and_its_key_stays_in_progress() {
        try (ChatFixture fixture = new ChatFixture(quick())) {
            fixture.send("ada", "before");
            fixture.store.hang();

            assertThat(refused(fixture.trySend("ada", "slow", "k"))).isEqualTo(RefusalCode.STORE_UNAVAILABLE);
            assertThat(refused(fixture.trySend("ada", "slow", "k"))).isEqualTo(RefusalCode.REQUEST_IN_PROGRESS);

            RecordingStreamWriter bob = fixture.watch("bob");
            fixture.store.release();
            bob.await(SOON, seen -> bob.events("message").size() == 2);
            Await.until(
                    SOON,
                    () -> fixture.trySend("ada", "slow", "k") // freed a moment after the message is shown
                            .fold(Sent::repeated, refusal -> false));
        }
    }

    @Test
    void a_store_that_is_down_when_a_room_is_needed_is_a_refusal_and_not_an_exception() {
        try (ChatFixture fixture = new ChatFixture(quick())) {
            fixture.store.down(true);
            assertThat(refused(fixture.trySend("ada", "hi"))).isEqualTo(RefusalCode.STORE_UNAVAILABLE);
            assertThat(refused(fixture.chat.userState(ROOM, user("ada")))).isEqualTo(RefusalCode.STORE_UNAVAILABLE);

            fixture.store.down(false);
            assertThat(fixture.send("ada", "hi").seq()).isEqualTo(1);
        }
    }

    @Test
    void open_streams_live_on_while_the_store_is_down() {
        try (ChatFixture fixture = new ChatFixture(quick())) {
            RecordingStreamWriter bob = fixture.watch("bob");
            bob.await(SOON, "hello");
            fixture.store.down(true);

            bob.await(
                    SOON,
                    seen -> seen.stream()
                                    .filter(e -> e.comments().contains("hb"))
                                    .count()
                            >= 3);
            fixture.store.down(false);
            fixture.send("ada", "back");
            bob.await(SOON, "message");
        }
    }

    @Test
    void a_gate_that_is_too_slow_is_closed() {
        CountDownLatch never = new CountDownLatch(1);
        Gate slow = request -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return GateDecision.open();
        };
        ChatSettings.Builder hasty = quick().gateTimeout(Duration.ofMillis(100));
        try (ChatFixture fixture = new ChatFixture(hasty, MemoryChatStore.create(), chat -> chat.gate(slow))) {
            assertThat(refused(fixture.trySend("ada", "hi"))).isEqualTo(RefusalCode.GATE_UNAVAILABLE);
            never.countDown();
        }
    }

    @Test
    void parts_of_the_host_that_throw_refuse_and_do_not_leak() {
        ContentFilter broken = request -> {
            throw new IllegalStateException("filter");
        };
        try (ChatFixture fixture = new ChatFixture(quick(), MemoryChatStore.create(), chat -> chat.filter(broken))) {
            assertThat(refused(fixture.trySend("ada", "hi"))).isEqualTo(RefusalCode.CONTENT_BLOCKED);
            fixture.wallet.failing(new IllegalStateException("wallet"));
            assertThat(refused(fixture.trySend("ada", "hi"))).isEqualTo(RefusalCode.GATE_UNAVAILABLE);
            fixture.directory.failing(new IllegalStateException("directory"));
            assertThat(refused(fixture.trySend("ada", "hi"))).isEqualTo(RefusalCode.HOST_UNAVAILABLE);
            assertThat(fixture.observer.hostFailed())
                    .extracting(failed -> failed.what())
                    .containsExactly("filter", "gate", "directory");
        }
    }

    @Test
    void a_store_that_fails_with_an_error_holds_up_nobody_who_comes_later() {
        Set<String> broken = ConcurrentHashMap.newKeySet();
        broken.addAll(Set.of("open", "append"));
        ChatStore kept = MemoryChatStore.create();
        ChatStore store = (ChatStore) Proxy.newProxyInstance(
                ChatStore.class.getClassLoader(), new Class<?>[] {ChatStore.class}, (proxy, method, arguments) -> {
                    if (broken.remove(method.getName())) {
                        throw new NoClassDefFoundError("planned: part of a driver is missing");
                    }
                    return method.invoke(kept, arguments);
                });
        try (ChatFixture fixture = new ChatFixture(quick(), store, chat -> chat)) {
            assertThat(refused(fixture.trySend("ada", "hi", "k"))).isEqualTo(RefusalCode.STORE_UNAVAILABLE);
            assertThat(refused(fixture.trySend("ada", "hi", "k"))).isEqualTo(RefusalCode.STORE_UNAVAILABLE);

            assertThat(accepted(fixture.trySend("ada", "hi", "k")).message().seq())
                    .isEqualTo(1);
        }
    }

    @Test
    void a_backplane_that_throws_refuses_nothing_that_was_committed_and_does_not_keep_the_chat_from_closing() {
        Backplane broken = new Backplane() {
            @Override
            public void announce(RoomId room) {
                throw new IllegalStateException("announce");
            }

            @Override
            public void listen(Consumer<RoomId> listener) {}

            @Override
            public void close() {
                throw new IllegalStateException("close");
            }
        };
        try (ChatFixture fixture = new ChatFixture(quick(), MemoryChatStore.create(), chat -> chat.backplane(broken))) {
            assertThat(fixture.send("ada", "hi").seq()).isEqualTo(1);
            assertThat(fixture.observer.hostFailed())
                    .extracting(failed -> failed.what())
                    .containsExactly("backplane");
        }
    }

    @Test
    void a_store_that_is_down_when_somebody_comes_back_is_a_refusal_and_not_an_exception() {
        ChatSettings.Builder small = quick().ringEntries(16).tail(0).rate(RateLimit.perSeconds(100, 30));
        try (ChatFixture fixture = new ChatFixture(small)) {
            for (int i = 0; i < 40; i++) {
                fixture.send("ada", "message " + i);
            }
            String cursor = accepted(fixture.chat.userState(ROOM, user("bob")))
                    .position()
                    .at(1)
                    .toString();
            fixture.store.down(true);

            assertThat(refused(fixture.chat.open(
                            StreamRequest.of(ROOM, user("bob")).withLastEventId(cursor))))
                    .isEqualTo(RefusalCode.STORE_UNAVAILABLE);
            assertThat(fixture.observer.hostFailed())
                    .extracting(failed -> failed.what())
                    .containsExactly("store");
            assertThat(fixture.chat.streams()).isZero();
        }
    }
}
