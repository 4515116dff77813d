package dev.frontrow.it.engine;

import static dev.frontrow.it.engine.ChatFixture.SOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.frontrow.chat.limit.RateLimit;
import dev.frontrow.chat.log.Position;
import dev.frontrow.chat.message.ChatMessage;
import dev.frontrow.chat.moderation.ModerationAction;
import dev.frontrow.chat.settings.ChatSettings;
import dev.frontrow.chat.testkit.RecordingStreamWriter;
import dev.frontrow.chat.testkit.SseEvent;
import dev.frontrow.chat.testkit.StalledStreamWriter;
import dev.frontrow.chat.transport.Subscription;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResumeTest {

    /** A ring of 16 frames, so that most of the log is in the store alone. */
    private final ChatFixture fixture = new ChatFixture(ChatSettings.builder()
            .rate(RateLimit.perSeconds(10_000, 30))
            .gateTimeout(Duration.ofSeconds(10))
            .ringEntries(16)
            .tail(5)
            .maxReplay(400));

    private String epoch() {
        return ChatFixture.accepted(fixture.chat.userState(ChatFixture.ROOM, ChatFixture.user("ada")))
                .position()
                .epoch();
    }

    private void say(int messages) {
        IntStream.rangeClosed(1, messages).forEach(i -> fixture.send("ada", "message " + i));
    }

    private static List<Long> seqs(List<SseEvent> events) {
        return events.stream()
                .map(SseEvent::id)
                .filter(Objects::nonNull)
                .map(id -> Position.parse(id).orElseThrow().seq())
                .toList();
    }

    private static List<Long> range(long from, long to) {
        return LongStream.rangeClosed(from, to).boxed().toList();
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void who_comes_without_a_cursor_gets_the_tail_and_then_what_is_live() {
        say(40);
        RecordingStreamWriter bob = fixture.watch("bob");
        say(2);

        List<SseEvent> events = bob.await(SOON, seen -> seqs(seen).contains(42L));

        assertThat(seqs(events)).isEqualTo(range(36, 42));
        assertThat(bob.await(SOON, "hello").data())
                .contains("\"resumed\":false")
                .contains("\"replayed\":5");
    }

    @ParameterizedTest(name = "from {0} of 300")
    @CsvSource({"0", "1", "7", "127", "128", "129", "280", "283", "284", "285", "299", "300"})
    void a_cursor_brings_exactly_what_was_missed(long cursor) {
        String epoch = epoch();
        say(300);

        RecordingStreamWriter bob = fixture.watch("bob", epoch + "." + cursor);
        bob.await(
                SOON,
                seen -> seqs(seen).size()
                        == 300 - cursor); // first: who stands at the old end of the ring may be lapped
        bob.await(SOON, "hello");
        say(1);

        List<SseEvent> events = bob.await(SOON, seen -> seqs(seen).contains(301L));
        assertThat(seqs(events)).isEqualTo(range(cursor + 1, 301));
        assertThat(bob.await(SOON, "hello").data())
                .contains("\"resumed\":true")
                .contains("\"replayed\":" + (300 - cursor));
        assertThat(bob.events("resync")).isEmpty();
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "zzzzzzzz.5, epoch_changed",
        "EPOCH.999, ahead",
        "EPOCH.1, too_old",
        "what, malformed",
        "EPOCH.-1, malformed",
        "'', malformed",
    })
    void a_cursor_that_cannot_be_resumed_gets_a_resync_and_then_only_what_is_live(String cursor, String reason) {
        say(450);

        RecordingStreamWriter bob = fixture.watch("bob", cursor.replace("EPOCH", epoch()));
        say(1);

        SseEvent resync = bob.await(SOON, "resync");
        assertThat(resync.data()).isEqualTo("{\"reason\":\"" + reason + "\",\"headSeq\":450}");
        assertThat(resync.id()).isEqualTo(epoch() + ".450");
        assertThat(seqs(bob.await(SOON, seen -> seqs(seen).contains(451L)))).isEqualTo(List.of(450L, 451L));
    }

    @Test
    void what_was_deleted_meanwhile_is_replayed_as_a_tombstone_and_then_as_its_deletion() {
        String epoch = epoch();
        ChatMessage secret = fixture.send("ada", "a secret");
        fixture.moderate("mo", new ModerationAction.Delete(secret.id()));
        say(50);

        RecordingStreamWriter fromStore = fixture.watch("bob", epoch + ".0");
        List<SseEvent> events = fromStore.await(SOON, seen -> seqs(seen).contains(52L));

        assertThat(seqs(events)).isEqualTo(range(1, 52));
        assertThat(new String(fromStore.bytes(), java.nio.charset.StandardCharsets.UTF_8))
                .doesNotContain("secret");
        assertThat(fromStore.events("message").get(0).data()).contains("\"deleted\":{\"by\":\"moderator\"}");
        assertThat(fromStore.events("message.deleted").get(0).data())
                .contains(secret.id().value());
    }

    @Test
    void a_stalled_replay_is_read_again_when_a_text_in_it_was_deleted() {
        String epoch = epoch();
        ChatMessage secret = fixture.send("ada", "a secret");
        say(200);
        StalledStreamWriter stalled = new StalledStreamWriter(1); // takes the hello, and then nothing
        Subscription subscription = fixture.watch("bob", epoch + ".0", stalled);
        stalled.taken().await(SOON, "hello");

        fixture.moderate("mo", new ModerationAction.Delete(secret.id()));
        stalled.release();
        subscription.writable();

        List<SseEvent> events = stalled.taken().await(SOON, seen -> seqs(seen).contains(201L));
        assertThat(seqs(events).subList(0, 201)).isEqualTo(range(1, 201));
        assertThat(new String(stalled.taken().bytes(), java.nio.charset.StandardCharsets.UTF_8))
                .doesNotContain("secret");
    }

    @Test
    void a_viewer_who_lags_in_the_ring_gets_no_text_that_was_deleted_meanwhile() {
        StalledStreamWriter stalled = new StalledStreamWriter(1);
        Subscription subscription = fixture.watch("bob", null, stalled);
        stalled.taken().await(SOON, "hello");
        ChatMessage secret = fixture.send("ada", "a secret");
        fixture.send("sue", "another secret");
        fixture.moderate("mo", new ModerationAction.Delete(secret.id()));
        fixture.moderate("mo", new ModerationAction.Purge(ChatFixture.user("sue")));

        stalled.release();
        subscription.writable();

        List<SseEvent> events = stalled.taken().await(SOON, seen -> seqs(seen).contains(4L));
        assertThat(seqs(events)).isEqualTo(range(1, 4));
        assertThat(new String(stalled.taken().bytes(), java.nio.charset.StandardCharsets.UTF_8))
                .doesNotContain("secret");
    }

    @Test
    void a_viewer_who_falls_out_of_the_ring_is_told_and_comes_back_without_a_gap() {
        StalledStreamWriter stalled = new StalledStreamWriter(1);
        Subscription subscription = fixture.watch("bob", null, stalled);
        stalled.taken().await(SOON, "hello");
        RecordingStreamWriter healthy = fixture.watch("sue");
        for (int i = 0; i < 10; i++) {
            say(10); // fewer than the ring holds: on a busy machine the healthy one would fall out of it as well
            long last = 10L * (i + 1);
            healthy.await(SOON, seen -> seqs(seen).contains(last));
        }
        assertThat(seqs(healthy.events())).isEqualTo(range(1, 100));

        stalled.release();
        subscription.writable();

        stalled.taken().awaitClose(SOON);
        assertThat(stalled.taken().await(SOON, "bye").data())
                .contains("slow_consumer")
                .contains("\"reconnect\":true");
        RecordingStreamWriter back = fixture.watch("bob", epoch() + ".0");
        assertThat(seqs(back.await(SOON, seen -> seqs(seen).contains(100L)))).isEqualTo(range(1, 100));
    }
}
