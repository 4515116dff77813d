package dev.frontrow.it.engine;

import static dev.frontrow.it.engine.ChatFixture.ROOM;
import static dev.frontrow.it.engine.ChatFixture.SOON;
import static dev.frontrow.it.engine.ChatFixture.accepted;
import static dev.frontrow.it.engine.ChatFixture.refused;
import static dev.frontrow.it.engine.ChatFixture.user;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.limit.RateLimit;
import dev.frontrow.chat.log.HistoryRequest;
import dev.frontrow.chat.memory.MemoryChatStore;
import dev.frontrow.chat.message.ChatMessage;
import dev.frontrow.chat.moderation.ModerationAction;
import dev.frontrow.chat.moderation.SanctionQuery;
import dev.frontrow.chat.result.RefusalCode;
import dev.frontrow.chat.result.Result;
import dev.frontrow.chat.settings.ChatSettings;
import dev.frontrow.chat.store.Backplane;
import dev.frontrow.chat.store.ChatStore;
import dev.frontrow.chat.testkit.RecordingStreamWriter;
import dev.frontrow.chat.testkit.SseEvent;
import dev.frontrow.chat.transport.PendingSubscription;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two nodes of which one hears of the other only when it is told to, and hardly ever looks by itself: whoever comes to it is shown what is so on both. */
class CurrentNodesTest {

    private static final int COMERS = 100;

    private final ChatStore store = MemoryChatStore.create();
    private final CountingStore counted = new CountingStore(store);
    private volatile boolean isHeard;
    private volatile Consumer<RoomId> onTheRight = room -> {};
    private final ChatFixture left = node(store);
    private final ChatFixture right = node(counted);
    private final ExecutorService doors = Executors.newFixedThreadPool(COMERS);

    private ChatFixture node(ChatStore store) {
        ChatSettings.Builder settings = ChatSettings.builder()
                .gateTimeout(SOON.dividedBy(4))
                .storeTimeout(SOON.dividedBy(2))
                .maxStreamsPerUser(10 * COMERS)
                .rate(RateLimit.perSeconds(100_000, 30));
        return new ChatFixture(settings, store, chat -> chat.backplane(new Deaf()));
    }

    @AfterEach
    void close() {
        doors.shutdown();
        left.close();
        right.close();
    }

    @Test
    void after_a_delete_was_answered_no_stream_and_no_page_that_is_opened_elsewhere_has_the_text() throws Exception {
        String cursor =
                accepted(right.chat.userState(ROOM, user("sue"))).position().toString();
        RecordingStreamWriter sue = right.watch("sue");
        for (int round = 1; round <= 10; round++) {
            isHeard = true;
            ChatMessage secret = left.send("ada", "secret");
            int sofar = round;
            sue.await(SOON, seen -> sue.events("message").size() == sofar); // it is in this node's memory
            isHeard = false;
            left.moderate("mo", new ModerationAction.Delete(secret.id()));

            for (RecordingStreamWriter late : together(i -> right.watch("bob", i % 2 == 0 ? null : cursor))) {
                late.await(SOON, seen -> seen.stream().anyMatch(event -> deletes(event, secret)));
                assertThat(new String(late.bytes(), UTF_8)).doesNotContain("\"secret\"");
            }
            assertThat(together(i -> accepted(right.chat.history(new HistoryRequest(
                                    ROOM, user("bob"), new HistoryRequest.Back(null), HistoryRequest.MAX_LIMIT)))
                            .items()))
                    .allSatisfy(items -> assertThat(items).allMatch(ChatMessage::isDeleted));
        }
    }

    private static boolean deletes(SseEvent event, ChatMessage message) {
        return "message.deleted".equals(event.type())
                && event.requireData().contains(message.id().value());
    }

    @Test
    void whoever_was_banned_elsewhere_gets_no_stream_no_page_and_no_standing() {
        right.watch("ada").await(SOON, "hello");

        left.moderate("mo", new ModerationAction.Ban(user("ada"), null));

        assertThat(refused(
                        right.chat.history(new HistoryRequest(ROOM, user("ada"), new HistoryRequest.Back(null), 10))))
                .isEqualTo(RefusalCode.BANNED);
        left.moderate("mo", new ModerationAction.Ban(user("bob"), null));
        assertThat(refused(right.tryOpen("bob"))).isEqualTo(RefusalCode.BANNED);
        left.moderate("mo", new ModerationAction.Ban(user("sue"), null));
        assertThat(refused(right.chat.userState(ROOM, user("sue")))).isEqualTo(RefusalCode.BANNED);
        SanctionQuery all = new SanctionQuery(ROOM, null, null, 10);
        assertThat(accepted(right.chat.sanctions(user("mo"), all)).items()).hasSize(3);
    }

    @Test
    void a_cursor_that_is_ahead_of_the_node_is_resumed_and_one_that_is_ahead_of_the_log_is_not() {
        right.watch("sue").await(SOON, "hello");
        RecordingStreamWriter here = left.watch("ada");
        left.send("ada", "one");
        left.send("ada", "two");
        String cursor = here.await(SOON, seen -> here.events("message").size() == 2).stream()
                .map(SseEvent::id)
                .filter(id -> id != null && id.endsWith(".2"))
                .findFirst()
                .orElseThrow();

        RecordingStreamWriter moved = right.watch("ada", cursor);

        assertThat(moved.await(SOON, "hello").requireData()).contains("\"resumed\":true", "\"headSeq\":2");
        RecordingStreamWriter liar = right.watch("bob", cursor.replace(".2", ".3"));
        assertThat(liar.await(SOON, "resync").requireData()).contains("ahead");
    }

    @Test
    void all_who_come_while_the_store_is_asked_share_the_next_question() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch answered = new CountDownLatch(1);
        CountDownLatch started = new CountDownLatch(COMERS);
        AtomicInteger questions = new AtomicInteger();
        ChatStore slow = (ChatStore) Proxy.newProxyInstance(
                ChatStore.class.getClassLoader(), new Class<?>[] {ChatStore.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("versions") && started.getCount() < COMERS) {
                        questions.incrementAndGet();
                        asked.countDown();
                        answered.await();
                    }
                    return method.invoke(store, arguments);
                });
        try (ChatFixture third = node(slow)) {
            accepted(third.tryOpen("sue")).abandon();
            List<Future<Result<PendingSubscription>>> coming = new ArrayList<>();
            for (int i = 0; i < COMERS; i++) {
                coming.add(doors.submit(() -> {
                    started.countDown();
                    return third.tryOpen("sue");
                }));
            }
            asked.await();
            started.await();
            assertThat(coming).noneMatch(Future::isDone);

            answered.countDown();

            for (Future<Result<PendingSubscription>> one : coming) {
                accepted(one.get()).abandon();
            }
            assertThat(questions.get()).isLessThanOrEqualTo(COMERS / 10);
        }
    }

    @Test
    void when_the_store_is_away_nobody_new_is_let_in_on_what_may_be_out_of_date_and_streams_live_on() {
        RecordingStreamWriter sue = right.watch("sue");
        sue.await(SOON, "hello");

        right.store.down(true);

        assertThat(refused(right.tryOpen("bob"))).isEqualTo(RefusalCode.STORE_UNAVAILABLE);
        assertThat(sue.closes()).isZero();
        right.store.down(false);
        accepted(right.tryOpen("bob")).abandon();
    }

    @Test
    void when_the_store_hangs_only_the_first_wait_for_it() throws Exception {
        try (ChatFixture third = new ChatFixture(
                ChatSettings.builder().storeTimeout(Duration.ofMillis(200)),
                store,
                chat -> chat.backplane(new Deaf()))) {
            accepted(third.tryOpen("sue")).abandon();
            third.store.hangEverything();
            assertThat(refused(third.tryOpen("bob"))).isEqualTo(RefusalCode.STORE_UNAVAILABLE);

            long start = System.nanoTime();
            together(i -> refused(third.tryOpen("bob")))
                    .forEach(code -> assertThat(code).isEqualTo(RefusalCode.STORE_UNAVAILABLE));

            System.out.println(COMERS + " more were refused after "
                    + TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start) + " ms");
            third.store.release();
            Await.until(SOON, () -> third.tryOpen("bob").fold(CurrentNodesTest::letGo, refusal -> false));
        }
    }

    private static boolean letGo(PendingSubscription subscription) {
        subscription.abandon();
        return true;
    }

    @Test
    void who_opens_streams_in_a_loop_asks_the_store_less_than_who_reads_history() {
        right.watch("sue").await(SOON, "hello");
        int versions = counted.calls("versions");
        int others = counted.otherCalls();
        for (int i = 0; i < COMERS; i++) {
            accepted(right.tryOpen("bob")).abandon();
        }
        // One question each, and perhaps one that comes by itself every 5 s.
        assertThat(counted.calls("versions") - versions).isBetween(COMERS, COMERS + 5);
        assertThat(counted.otherCalls()).isEqualTo(others);

        for (int i = 0; i < COMERS; i++) {
            accepted(right.chat.history(new HistoryRequest(ROOM, user("bob"), new HistoryRequest.Back(null), 10)));
        }
        assertThat(counted.calls("versions") - versions).isGreaterThanOrEqualTo(2 * COMERS);
        assertThat(counted.otherCalls() - others).isGreaterThanOrEqualTo(COMERS);
    }

    @Test
    void a_node_that_is_alone_asks_nothing() {
        CountingStore alone = new CountingStore(MemoryChatStore.create());
        try (ChatFixture node = new ChatFixture(ChatSettings.builder(), alone, chat -> chat)) {
            node.send("ada", "hi");
            node.watch("ada").await(SOON, "message");
            assertThat(alone.calls("versions")).isZero();
            assertThat(alone.calls("open")).isEqualTo(1);
        }
    }

    private interface Comer<T> {
        T come(int number) throws Exception;
    }

    private <T> List<T> together(Comer<T> comer) throws Exception {
        List<Future<T>> coming = new ArrayList<>();
        for (int i = 0; i < COMERS; i++) {
            int number = i;
            coming.add(doors.submit(() -> comer.come(number)));
        }
        List<T> came = new ArrayList<>();
        for (Future<T> one : coming) {
            came.add(one.get());
        }
        return came;
    }

    /** The check that makes good a lost hint comes every 5 s, which is longer than any of this takes. */
    private final class Deaf implements Backplane {

        @Override
        public void announce(RoomId room) {
            if (isHeard) {
                onTheRight.accept(room);
            }
        }

        @Override
        public void listen(Consumer<RoomId> heard) {
            onTheRight = heard; // who is made last
        }

        @Override
        public void close() {}
    }
}
