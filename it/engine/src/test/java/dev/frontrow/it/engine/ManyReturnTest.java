package dev.frontrow.it.engine;

import static dev.frontrow.it.engine.ChatFixture.ROOM;
import static dev.frontrow.it.engine.ChatFixture.SOON;
import static dev.frontrow.it.engine.ChatFixture.accepted;
import static dev.frontrow.it.engine.ChatFixture.refused;
import static dev.frontrow.it.engine.ChatFixture.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.frontrow.chat.host.Role;
import dev.frontrow.chat.limit.RateLimit;
import dev.frontrow.chat.memory.MemoryChatStore;
import dev.frontrow.chat.message.ChatMessage;
import dev.frontrow.chat.moderation.ModerationAction;
import dev.frontrow.chat.result.RefusalCode;
import dev.frontrow.chat.settings.ChatSettings;
import dev.frontrow.chat.testkit.RecordingStreamWriter;
import dev.frontrow.chat.transport.StreamRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.LongUnaryOperator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Everybody comes back at once, each from another place that the ring has left behind. {@code -Dfrontrow.scale=10}: 5,000 of them. */
class ManyReturnTest {

    /** Hundreds read pages that a deletion may make stale again and again; a busy machine takes long for that. */
    private static final Duration CAUGHT_UP = Duration.ofMinutes(1);

    private static final int VIEWERS = 500 * Integer.getInteger("frontrow.scale", 1);
    private static final Consumer<String> NOTHING = written -> {};

    private final CountingStore store = new CountingStore(MemoryChatStore.create());
    private final ChatFixture fixture = new ChatFixture(
            ChatSettings.builder()
                    .rate(RateLimit.perSeconds(100_000, 30))
                    .staffRate(RateLimit.perSeconds(100_000, 30))
                    .moderationRate(RateLimit.perSeconds(100_000, 30))
                    .gateTimeout(SOON.dividedBy(2))
                    .storeTimeout(SOON)
                    .ringEntries(128)
                    .tail(20),
            store,
            chat -> chat);
    private final ExecutorService threads = Executors.newFixedThreadPool(16);

    @AfterEach
    void close() {
        threads.shutdownNow();
        fixture.close();
    }

    @Test
    void they_are_all_caught_up_without_a_gap_for_a_handful_of_questions_to_the_store() throws Exception {
        say(400);
        int before = store.calls("log");

        List<Comer> viewers = comeBack(viewer -> 10 + viewer % 200, NOTHING);

        awaitAt(400, viewers);
        assertThat(store.calls("log") - before).isBetween(1, 5);
        assertThat(viewers).extracting(Comer::mistake).containsOnly("");
    }

    @Test
    void a_busy_room_costs_the_store_no_question_more_a_message() throws Exception {
        say(400);
        int before = store.calls("log");
        Future<?> busy = threads.submit(() -> say(200));

        List<Comer> viewers = comeBack(viewer -> 10 + viewer % 200, NOTHING);

        busy.get();
        awaitAt(600, viewers);
        // The head moves with every message; what is new comes from the ring.
        assertThat(store.calls("log") - before).isBetween(1, 5 + 200 / 128);
        assertThat(viewers).extracting(Comer::mistake).containsOnly("");
    }

    @Test
    void no_text_is_given_out_after_it_was_deleted_however_its_page_was_shared() throws Exception {
        List<ChatMessage> secrets = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            secrets.add(fixture.send("ada", String.format(Locale.ROOT, "secret-%03d.", i)));
        }
        say(200);
        Deleted deleted = new Deleted();
        Future<?> moderator = threads.submit(() -> {
            for (ChatMessage secret : secrets) {
                fixture.moderate("mo", new ModerationAction.Delete(secret.id()));
                deleted.upTo++;
            }
        });

        List<Comer> viewers = comeBack(viewer -> viewer % 100, deleted);

        moderator.get();
        awaitAt(440, viewers);
        assertThat(viewers).extracting(Comer::mistake).containsOnly("");
        assertThat(deleted.leaked).isEmpty();
        RecordingStreamWriter late = fixture.watch("bob", cursor(0));
        late.await(SOON, events -> late.events("message.deleted").size() == 120);
        assertThat(late.events("message").subList(0, 120))
                .allSatisfy(event ->
                        assertThat(event.data()).doesNotContain("secret").contains("\"deleted\""));
    }

    @Test
    void a_store_that_fails_turns_them_away_and_the_failure_is_forgotten() throws Exception {
        say(400);
        String cursor = cursor(10);
        fixture.store.down(true);
        List<Future<RefusalCode>> refusals = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            refusals.add(threads.submit(() -> refused(
                    fixture.chat.open(StreamRequest.of(ROOM, user("bob")).withLastEventId(cursor)))));
        }
        for (Future<RefusalCode> refusal : refusals) {
            assertThat(refusal.get()).isEqualTo(RefusalCode.STORE_UNAVAILABLE);
        }

        fixture.store.down(false);

        RecordingStreamWriter bob = fixture.watch("bob", cursor);
        bob.await(SOON, events -> bob.events("message").size() == 390);
    }

    private void say(int messages) {
        for (int i = 0; i < messages; i++) {
            fixture.send("ada", "message " + i);
        }
    }

    private String cursor(long seq) {
        return accepted(fixture.chat.userState(ROOM, user("bob")))
                .position()
                .at(seq)
                .toString();
    }

    private List<Comer> comeBack(LongUnaryOperator from, Consumer<String> look) throws Exception {
        List<Future<Comer>> coming = new ArrayList<>();
        for (int i = 0; i < VIEWERS; i++) {
            String name = "viewer-" + i;
            long place = from.applyAsLong(i);
            String cursor = cursor(place);
            fixture.directory.with(name, Role.VIEWER);
            coming.add(threads.submit(() -> {
                PositionsStreamWriter writer = new PositionsStreamWriter(place, look);
                fixture.watch(name, cursor, writer);
                return new Comer(name, writer);
            }));
        }
        List<Comer> viewers = new ArrayList<>();
        for (Future<Comer> one : coming) {
            viewers.add(one.get());
        }
        return viewers;
    }

    private void awaitAt(long place, List<Comer> viewers) {
        Await.until(CAUGHT_UP, () -> {
            viewers.forEach(this::comeBackIfCut);
            return viewers.stream()
                    .allMatch(viewer -> viewer.writer().place() >= place
                            || !viewer.mistake().isEmpty());
        });
    }

    private void comeBackIfCut(Comer viewer) {
        if (viewer.writer().takeClosed()) {
            fixture.watch(viewer.name(), cursor(viewer.writer().place()), viewer.writer());
        }
    }

    private record Comer(String name, PositionsStreamWriter writer) {

        String mistake() {
            return writer.mistake();
        }
    }

    /** Looks at what is written: a text whose deletion had returned before must not be in it. */
    private static final class Deleted implements Consumer<String> {

        private static final Pattern SECRET = Pattern.compile("secret-(\\d{3})");

        private volatile int upTo;
        private volatile String leaked = "";

        @Override
        public void accept(String written) {
            int gone = upTo;
            SECRET.matcher(written)
                    .results()
                    .filter(secret -> Integer.parseInt(secret.group(1)) < gone)
                    .forEach(secret -> leaked = secret.group());
        }
    }
}
