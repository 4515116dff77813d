package dev.frontrow.it.engine;

import static dev.frontrow.it.engine.ChatFixture.ROOM;
import static dev.frontrow.it.engine.ChatFixture.SOON;
import static dev.frontrow.it.engine.ChatFixture.accepted;
import static dev.frontrow.it.engine.ChatFixture.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.limit.RateLimit;
import dev.frontrow.chat.log.HistoryRequest;
import dev.frontrow.chat.message.Draft;
import dev.frontrow.chat.message.IdempotencyKey;
import dev.frontrow.chat.message.MessageId;
import dev.frontrow.chat.moderation.ModerationAction;
import dev.frontrow.chat.result.Refusal;
import dev.frontrow.chat.result.RefusalCode;
import dev.frontrow.chat.result.Result;
import dev.frontrow.chat.settings.ChatSettings;
import dev.frontrow.chat.store.AuditQuery;
import dev.frontrow.chat.testkit.RecordingStreamWriter;
import dev.frontrow.chat.testkit.SseEvent;
import dev.frontrow.chat.transport.StreamRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A store that is away for a while, with the timeouts that hosts get. {@code -Dfrontrow.scale=10}: for ten seconds instead of three. */
class OutageTest {

    private static final Duration OUTAGE = Duration.ofSeconds(Integer.getInteger("frontrow.scale", 1) >= 10 ? 10 : 3);
    private static final Duration IN_TIME = Duration.ofSeconds(3);
    private static final Duration BACK = Duration.ofSeconds(5);
    private static final int WORKERS = 64;
    private static final int MESSAGES = 300;

    private final ChatFixture fixture = new ChatFixture(ChatSettings.builder()
            .rate(RateLimit.perSeconds(100_000, 30))
            .gateTimeout(Duration.ofSeconds(10))
            .heartbeat(Duration.ofMillis(200))
            .ringEntries(256)
            .tail(0));
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void close() {
        fixture.store.release();
        threads.shutdownNow();
        fixture.close();
    }

    @Test
    void a_store_that_hangs_costs_nobody_more_than_three_seconds_and_no_stream() throws Exception {
        RecordingStreamWriter bob = prepared();
        fixture.store.hangEverything();
        long end = System.nanoTime() + OUTAGE.toNanos();

        do {
            List<Future<Answer>> asked = askEverything();
            for (Future<Answer> answer : asked) {
                assertUnavailable(answer.get());
            }
        } while (System.nanoTime() < end);

        assertThat(workThreads()).isLessThanOrEqualTo(WORKERS);
        assertLives(bob);
        fixture.store.release();
        assertBack(bob);
    }

    @Test
    void a_store_that_throws_at_once_is_answered_at_once_and_used_again_when_it_is_back() throws Exception {
        RecordingStreamWriter bob = prepared();
        fixture.store.down(true);
        long end = System.nanoTime() + OUTAGE.toNanos();

        do {
            for (Future<Answer> answer : askEverything()) {
                assertUnavailable(answer.get());
            }
            assertLives(bob);
        } while (System.nanoTime() < end);

        fixture.store.down(false);
        assertBack(bob);
        assertThat(workThreads()).isLessThanOrEqualTo(WORKERS);
    }

    @Test
    void reads_that_nobody_waits_for_any_more_are_left_out_when_the_store_is_back() throws Exception {
        prepared();
        fixture.store.hangEverything();
        List<Future<Answer>> reads = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            reads.add(timed(() -> fixture.chat.history(latest())));
        }
        for (Future<Answer> read : reads) {
            assertUnavailable(read.get());
        }
        fixture.store.awaitHanging(WORKERS); // as many as there are threads have begun; the others never will
        fixture.store.release();

        assertThat(accepted(fixture.chat.history(latest())).items()).isNotEmpty();
    }

    /** A room that bob watches, with more messages than the ring has. */
    private RecordingStreamWriter prepared() {
        for (int i = 0; i < MESSAGES; i++) {
            fixture.send("ada", "message " + i);
        }
        RecordingStreamWriter bob = fixture.watch("bob");
        bob.await(SOON, "hello");
        return bob;
    }

    private List<Future<Answer>> askEverything() {
        String cursor = fixture.chat
                .userState(ROOM, user("bob"))
                .fold(s -> s.position().at(1).toString(), refusal -> "");
        List<Future<Answer>> asked = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            String text = "lost? " + i;
            asked.add(timed(() -> fixture.trySend("ada", text)));
        }
        asked.add(timed(() -> fixture.chat.send(new Draft(new RoomId("other"), user("ada"), "hi"))));
        asked.add(timed(() -> fixture.chat.history(latest())));
        asked.add(timed(() -> fixture.chat.audit(user("mo"), new AuditQuery(ROOM, null, 10))));
        asked.add(timed(() -> fixture.tryModerate("mo", new ModerationAction.Delete(new MessageId("any")))));
        asked.add(
                timed(() -> fixture.tryModerate("mo", new ModerationAction.Mute(user("sue"), Duration.ofMinutes(1)))));
        asked.add(timed(
                () -> fixture.chat.open(StreamRequest.of(ROOM, user("sue")).withLastEventId(cursor))));
        asked.add(timed(() -> fixture.chat.send(new Draft(
                ROOM, user("ada"), "x".repeat(501), null, IdempotencyKey.of(user("ada"), "long", List.of("long"))))));
        return asked;
    }

    private static HistoryRequest latest() {
        return new HistoryRequest(ROOM, user("bob"), new HistoryRequest.Back(null), 10);
    }

    private record Answer(Result<?> result, Duration took) {}

    private Future<Answer> timed(Callable<Result<?>> question) {
        return threads.submit(() -> {
            long start = System.nanoTime();
            Result<?> result = question.call();
            return new Answer(result, Duration.ofNanos(System.nanoTime() - start));
        });
    }

    private static void assertUnavailable(Answer answer) {
        Refusal refusal = answer.result().fold(value -> null, refused -> refused);
        assertThat(refusal).as("%s", answer.result()).isNotNull();
        assertThat(refusal.code()).isEqualTo(RefusalCode.STORE_UNAVAILABLE);
        assertThat(refusal.retryAfter()).isNotNull();
        assertThat(answer.took()).isLessThan(IN_TIME);
    }

    private void assertLives(RecordingStreamWriter bob) {
        int beats = beats(bob);
        bob.await(SOON, events -> beats(bob) >= beats + 3);
        assertThat(bob.closes()).isZero();
        assertThat(fixture.chat.streams()).isEqualTo(1);
    }

    /** What was refused without a key may be there, once; what is sent now is there, and bob sees all of it in order. */
    private void assertBack(RecordingStreamWriter bob) {
        long start = System.nanoTime();
        long seq = fixture.send("ada", "back").seq();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(BACK);
        bob.await(
                SOON,
                events -> bob.events("message").stream()
                        .anyMatch(event -> event.data().contains("\"back\"")));
        List<Long> seen = bob.events("message").stream()
                .map(SseEvent::id)
                .map(id -> Long.parseLong(id.substring(id.indexOf('.') + 1)))
                .toList();
        assertThat(seen).isSorted().doesNotHaveDuplicates().endsWith(seq).hasSize((int) seq - MESSAGES);
        assertThat(fixture.chat.streams()).isEqualTo(1);
    }

    private static int beats(RecordingStreamWriter writer) {
        return (int) writer.events().stream()
                .filter(event -> event.comments().contains("hb"))
                .count();
    }

    private static long workThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("frontrow-work-"))
                .count();
    }
}
