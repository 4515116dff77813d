package dev.frontrow.it.engine;

import static dev.frontrow.it.engine.ChatFixture.ROOM;
import static dev.frontrow.it.engine.ChatFixture.SOON;
import static dev.frontrow.it.engine.ChatFixture.accepted;
import static dev.frontrow.it.engine.ChatFixture.refused;
import static dev.frontrow.it.engine.ChatFixture.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.frontrow.chat.Chat;
import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.host.RoomStatus;
import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.limit.RateLimit;
import dev.frontrow.chat.memory.MemoryChatStore;
import dev.frontrow.chat.observe.ChatObserver;
import dev.frontrow.chat.result.CloseReason;
import dev.frontrow.chat.result.RefusalCode;
import dev.frontrow.chat.settings.ChatSettings;
import dev.frontrow.chat.store.ChatStore;
import dev.frontrow.chat.testkit.RecordingStreamWriter;
import dev.frontrow.chat.testkit.SseEvent;
import dev.frontrow.chat.testkit.StalledStreamWriter;
import dev.frontrow.chat.transport.PendingSubscription;
import dev.frontrow.chat.transport.StreamRequest;
import dev.frontrow.chat.wire.StreamEvents;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class StreamsTest {

    /** For tests in which a stalled stream is to stay. */
    private static ChatSettings.Builder patient() {
        return quick().writeDeadline(Duration.ofSeconds(30));
    }

    private static ChatSettings.Builder quick() {
        return ChatSettings.builder()
                .rate(RateLimit.perSeconds(10_000, 30))
                .heartbeat(Duration.ofMillis(100))
                .writeDeadline(Duration.ofMillis(300))
                .occupancyEvery(Duration.ofMillis(50))
                .drainTimeout(Duration.ofSeconds(3))
                .gateTimeout(Duration.ofSeconds(10));
    }

    @Test
    void heartbeats_come_in_time_while_nothing_else_does() {
        try (ChatFixture fixture = new ChatFixture(quick())) {
            RecordingStreamWriter ada = fixture.watch("ada");
            ada.await(
                    SOON,
                    seen -> seen.stream()
                                    .filter(e -> e.comments().contains("hb"))
                                    .count()
                            >= 3);
        }
    }

    @Test
    void the_transport_is_asked_at_every_heartbeat_even_when_the_room_never_rests() {
        try (ChatFixture fixture = new ChatFixture(quick())) {
            RecordingStreamWriter writer = new RecordingStreamWriter();
            AtomicInteger beats = new AtomicInteger();
            accepted(fixture.chat.open(StreamRequest.of(ROOM, user("bob")))).start(writer, now -> {
                beats.incrementAndGet();
                return Optional.of(StreamEvents.ticket("next", now));
            });
            long end = System.nanoTime() + SOON.toNanos();
            while (beats.get() < 3 && System.nanoTime() < end) {
                fixture.send("ada", "busy");
            }
            writer.await(SOON, seen -> writer.events("ticket").size() >= 3);
        }
    }

    @Test
    void a_stream_that_takes_nothing_is_closed_at_its_write_deadline_and_nobody_else_notices() {
        try (ChatFixture fixture = new ChatFixture(quick())) {
            StalledStreamWriter stalled = new StalledStreamWriter(1);
            fixture.watch("bob", null, stalled);
            RecordingStreamWriter ada = fixture.watch("ada");
            fixture.send("ada", "hi");

            stalled.taken().awaitClose(SOON);
            ada.await(SOON, "message");
            fixture.awaitStreams(1);
            assertThat(fixture.observer.closed())
                    .extracting(closed -> closed.reason())
                    .containsExactly(CloseReason.SLOW_CONSUMER);
        }
    }

    @Test
    void a_stream_counts_until_the_observer_was_told_of_its_end() {
        AtomicReference<Chat> running = new AtomicReference<>();
        CompletableFuture<Integer> open = new CompletableFuture<>();
        ChatObserver observer = new ChatObserver() {
            @Override
            public void closed(RoomId room, UserId user, CloseReason reason) {
                open.complete(running.get().streams());
            }
        };
        try (ChatFixture fixture =
                new ChatFixture(quick(), MemoryChatStore.create(), chat -> chat.observer(observer))) {
            running.set(fixture.chat);
            fixture.watch("ada").await(SOON, "hello");

            fixture.chat.signedOut(user("ada"));

            assertThat(open).succeedsWithin(SOON).isEqualTo(1);
        }
    }

    @Test
    void who_has_left_is_no_viewer_any_more_when_the_observer_hears_of_it() {
        AtomicReference<Chat> running = new AtomicReference<>();
        CompletableFuture<Integer> open = new CompletableFuture<>();
        ChatObserver observer = new ChatObserver() {
            @Override
            public void closed(RoomId room, UserId user, CloseReason reason) {
                open.complete(running.get().viewers(room).streams());
            }
        };
        try (ChatFixture fixture =
                new ChatFixture(quick(), MemoryChatStore.create(), chat -> chat.observer(observer))) {
            running.set(fixture.chat);
            fixture.watch("ada").await(SOON, "hello");

            fixture.chat.signedOut(user("ada"));

            assertThat(open).succeedsWithin(SOON).isEqualTo(0);
        }
    }

    @Test
    void a_peer_that_is_gone_leaves_nothing_behind() {
        try (ChatFixture fixture = new ChatFixture(quick())) {
            RecordingStreamWriter bob = fixture.watch("bob");
            bob.await(SOON, "hello");
            bob.breakWith(new IOException("connection reset"));

            fixture.awaitStreams(0);
            assertThat(bob.closes()).isEqualTo(1);
        }
    }

    @Test
    void the_number_of_viewers_counts_people_and_not_tabs() {
        try (ChatFixture fixture = new ChatFixture(quick())) {
            RecordingStreamWriter ada = fixture.watch("ada");
            fixture.watch("ada");
            fixture.watch("bob");

            ada.await(
                    SOON,
                    seen -> ada.events("occupancy").stream()
                            .anyMatch(e -> e.requireData().equals("{\"viewers\":2}")));
        }
    }

    @Test
    void one_tab_too_many_ends_the_oldest_of_the_same_user() {
        try (ChatFixture fixture = new ChatFixture(quick().maxStreamsPerUser(2))) {
            RecordingStreamWriter first = fixture.watch("ada");
            fixture.watch("ada");
            RecordingStreamWriter third = fixture.watch("ada");

            first.awaitClose(SOON);
            assertThat(first.await(SOON, "bye").data()).contains("superseded");
            third.await(SOON, "hello");
            assertThat(third.closes()).isZero();
        }
    }

    @Test
    void one_stream_too_many_is_told_to_come_back() {
        try (ChatFixture fixture = new ChatFixture(quick().maxStreams(1))) {
            fixture.watch("ada");
            RecordingStreamWriter bob = fixture.watch("bob");

            bob.awaitClose(SOON);
            assertThat(bob.await(SOON, "bye").data()).isEqualTo("{\"reason\":\"overloaded\",\"reconnect\":true}");
            assertThat(bob.events().get(0).retry()).isBetween(Duration.ofSeconds(2), Duration.ofSeconds(8));
            assertThat(fixture.chat.streams()).isEqualTo(1);
        }
    }

    @Test
    void one_user_who_opens_hundreds_of_streams_takes_no_more_places_than_one_user_may_have() {
        try (ChatFixture fixture = new ChatFixture(patient().maxStreams(20).maxStreamsPerUser(2))) {
            List<StalledStreamWriter> stalled = new ArrayList<>();
            for (int i = 0; i < 400; i++) {
                StalledStreamWriter writer = new StalledStreamWriter(1);
                fixture.watch("ada", null, writer);
                stalled.add(writer);
            }
            RecordingStreamWriter bob = fixture.watch("bob");

            bob.await(SOON, "hello");
            assertThat(fixture.chat.streams()).isEqualTo(3);
            stalled.subList(0, 398).forEach(old -> old.taken().awaitClose(SOON));
        }
    }

    @Test
    void one_user_who_opens_hundreds_of_streams_that_never_begin_takes_no_more_places_either() {
        try (ChatFixture fixture = new ChatFixture(patient().maxStreams(20).maxStreamsPerUser(2))) {
            for (int i = 0; i < 400; i++) {
                accepted(fixture.chat.open(StreamRequest.of(ROOM, user("ada"))));
            }
            fixture.watch("bob").await(SOON, "hello");
        }
    }

    @Test
    void where_all_places_are_taken_a_user_with_as_many_streams_as_they_may_have_still_gets_the_newest() {
        try (ChatFixture fixture = new ChatFixture(patient().maxStreams(2).maxStreamsPerUser(1))) {
            RecordingStreamWriter old = fixture.watch("ada");
            fixture.watch("bob").await(SOON, "hello");
            RecordingStreamWriter latest = fixture.watch("ada");

            latest.await(SOON, "hello");
            assertThat(old.await(SOON, "bye").data()).contains("superseded");
            RecordingStreamWriter sue = fixture.watch("sue");
            assertThat(sue.await(SOON, "bye").data()).contains("overloaded");
            fixture.awaitStreams(2);
        }
    }

    @Test
    void an_admission_that_is_abandoned_gives_its_place_back() {
        try (ChatFixture fixture = new ChatFixture(quick().maxStreams(1))) {
            PendingSubscription subscription = accepted(fixture.chat.open(StreamRequest.of(ROOM, user("ada"))));
            subscription.abandon();
            RecordingStreamWriter bob = fixture.watch("bob");
            bob.await(SOON, seen -> !seen.isEmpty());
            assertThat(fixture.chat.streams()).isLessThanOrEqualTo(1);
        }
    }

    @Test
    void a_room_that_is_over_ends_its_streams_and_takes_no_messages_but_can_be_read() {
        try (ChatFixture fixture = new ChatFixture(quick())) {
            RecordingStreamWriter ada = fixture.watch("ada");
            ada.await(SOON, "hello");
            fixture.directory.status(ROOM, RoomStatus.ENDED);
            fixture.chat.roomChanged(ROOM);

            ada.awaitClose(SOON);
            assertThat(ada.await(SOON, "bye").data()).isEqualTo("{\"reason\":\"ended\",\"reconnect\":false}");
            assertThat(refused(fixture.trySend("ada", "hi"))).isEqualTo(RefusalCode.CHAT_CLOSED);
            assertThat(refused(fixture.chat.open(StreamRequest.of(ROOM, user("ada")))))
                    .isEqualTo(RefusalCode.CHAT_CLOSED);
            assertThat(accepted(fixture.chat.userState(ROOM, user("ada")))
                            .capabilities()
                            .send())
                    .isFalse();
        }
    }

    @Test
    void those_who_are_sent_away_together_are_told_to_come_back_over_more_than_five_seconds() {
        try (ChatFixture fixture = new ChatFixture(quick().maxStreamsPerUser(1000))) {
            List<RecordingStreamWriter> writers = new ArrayList<>();
            for (int i = 0; i < 1000; i++) {
                writers.add(fixture.watch("bob"));
            }
            fixture.chat.close();

            List<Long> delays = new ArrayList<>();
            for (RecordingStreamWriter writer : writers) {
                writer.await(SOON, "bye");
                Duration last = writer.events().stream()
                        .map(SseEvent::retry)
                        .filter(Objects::nonNull)
                        .reduce((first, second) -> second)
                        .orElseThrow();
                delays.add(last.toMillis());
            }
            Collections.sort(delays);
            // Without the hundred at either end: that many cannot lie there by chance.
            assertThat(delays.get(899) - delays.get(99)).isGreaterThan(4000);
            assertThat(delays.get(999) - delays.get(0)).isGreaterThan(5000);
            assertThat(delays).allMatch(delay -> delay >= 2000 && delay <= 8000);
        }
    }

    @Test
    void closing_the_chat_delivers_what_was_accepted_and_says_goodbye() {
        ChatFixture fixture = new ChatFixture(quick());
        List<RecordingStreamWriter> writers = new ArrayList<>();
        for (String name : List.of("ada", "bob", "sue")) {
            writers.add(fixture.watch(name));
        }
        StalledStreamWriter stalled = new StalledStreamWriter(1);
        fixture.watch("max", null, stalled);
        fixture.send("ada", "last words");

        fixture.chat.close();

        for (RecordingStreamWriter writer : writers) {
            assertThat(writer.events("message")).hasSize(1);
            assertThat(writer.await(SOON, "bye").data()).contains("draining");
            assertThat(writer.closes()).isEqualTo(1);
        }
        assertThat(stalled.taken().closes()).isEqualTo(1);
        assertThat(fixture.chat.streams()).isZero();
        assertThat(refused(fixture.trySend("ada", "too late"))).isEqualTo(RefusalCode.DRAINING);
        assertThat(refused(fixture.chat.open(StreamRequest.of(ROOM, user("ada")))))
                .isEqualTo(RefusalCode.DRAINING);
        assertThat(refused(fixture.chat.userState(ROOM, user("ada")))).isEqualTo(RefusalCode.DRAINING);
        fixture.chat.close();
    }

    @Test
    void a_burst_reaches_a_viewer_in_few_writes() {
        try (ChatFixture fixture = new ChatFixture(patient())) {
            StalledStreamWriter bob = new StalledStreamWriter(1);
            var subscription = fixture.watch("bob", null, bob);
            bob.taken().await(SOON, "hello");
            for (int i = 0; i < 200; i++) {
                fixture.send("ada", "burst " + i);
            }
            bob.release();
            subscription.writable();

            bob.taken().await(SOON, seen -> bob.taken().events("message").size() == 200);
            assertThat(bob.taken().writes()).isLessThanOrEqualTo(5);
        }
    }

    @Test
    void refused_sends_of_one_user_push_nobody_out_of_the_ring_and_only_the_last_word_counts() {
        try (ChatFixture fixture = new ChatFixture(patient().ringEntries(16))) {
            StalledStreamWriter slow = new StalledStreamWriter(1);
            var subscription = fixture.watch("bob", null, slow);
            slow.taken().await(SOON, "hello");
            fixture.send("ada", "hi");
            fixture.send("sue", "forget me");
            fixture.wallet.set(user("bob"), 0);
            for (int i = 0; i < 100; i++) {
                assertThat(refused(fixture.trySend("bob", "no credit"))).isEqualTo(RefusalCode.INSUFFICIENT_CREDIT);
            }
            fixture.wallet.set(user("bob"), 1);
            fixture.chat.userChanged(user("bob"));
            accepted(fixture.chat.erase(user("sue"))); // returns when every loop has come past what it was told before

            slow.release();
            subscription.writable();

            slow.taken().await(SOON, "message");
            assertThat(slow.taken().events("gate"))
                    .singleElement()
                    .satisfies(event -> assertThat(event.data()).contains("\"allowed\":true"));
        }
    }

    @Test
    void of_many_streams_that_somebody_opens_at_once_no_more_stay_than_one_may_have() {
        try (ChatFixture fixture = new ChatFixture(patient().maxStreamsPerUser(3))) {
            List<PendingSubscription> admitted = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                admitted.add(accepted(fixture.chat.open(StreamRequest.of(ROOM, user("bob")))));
            }
            List<RecordingStreamWriter> writers = new ArrayList<>();
            for (PendingSubscription subscription : admitted) {
                RecordingStreamWriter writer = new RecordingStreamWriter();
                subscription.start(writer, now -> Optional.empty());
                writers.add(writer);
            }

            fixture.awaitStreams(3);
            writers.subList(0, 7).forEach(writer -> writer.awaitClose(SOON));
        }
    }

    @Test
    void rooms_that_were_only_looked_into_are_let_go_soon_when_there_are_very_many() {
        ConcurrentHashMap<Object, AtomicInteger> opened = new ConcurrentHashMap<>();
        ChatStore kept = MemoryChatStore.create();
        ChatStore counting = (ChatStore) Proxy.newProxyInstance(
                ChatStore.class.getClassLoader(), new Class<?>[] {ChatStore.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("open")) {
                        opened.computeIfAbsent(arguments[0], room -> new AtomicInteger())
                                .incrementAndGet();
                    }
                    return method.invoke(kept, arguments);
                });
        try (ChatFixture fixture = new ChatFixture(ChatSettings.builder(), counting, chat -> chat)) {
            RoomId first = new RoomId("made-up-0");
            for (int i = 0; i < 3000; i++) {
                accepted(fixture.chat.userState(new RoomId("made-up-" + i), user("ada")));
            }
            long end = System.nanoTime() + SOON.toNanos();
            while (opened.get(first).get() < 2 && System.nanoTime() < end) {
                accepted(fixture.chat.userState(first, user("ada")));
            }
            assertThat(opened.get(first)).hasValueGreaterThan(1);
        }
    }
}
