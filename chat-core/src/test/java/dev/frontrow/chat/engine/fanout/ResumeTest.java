package dev.frontrow.chat.engine.fanout;

import static dev.frontrow.chat.engine.ring.RingFixture.ADA;
import static dev.frontrow.chat.engine.ring.RingFixture.PLENTY;
import static dev.frontrow.chat.engine.ring.RingFixture.passing;
import static dev.frontrow.chat.engine.ring.RingFixture.posted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.frontrow.chat.engine.ring.Audience;
import dev.frontrow.chat.engine.ring.ReplayPage;
import dev.frontrow.chat.engine.ring.Ring;
import dev.frontrow.chat.engine.ring.RingFixture;
import dev.frontrow.chat.log.RoomState;
import dev.frontrow.chat.settings.ChatSettings;
import dev.frontrow.chat.wire.EventEncoding;
import dev.frontrow.chat.wire.ResyncReason;
import dev.frontrow.chat.wire.Sse;
import dev.frontrow.chat.wire.StreamEvents;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A ring of 16 events holds 185 to 200; the store keeps from 101 on. */
class ResumeTest {

    private static final RoomState HEAD = RingFixture.room(200);
    private static final long KEPT_AFTER = 100;

    private final List<String> reads = new ArrayList<>();
    private final Ring ring = RingFixture.ring(16, PLENTY, 150);

    ResumeTest() {
        for (int seq = 151; seq <= 200; seq++) {
            ring.add(posted(seq, ADA, "x"));
        }
    }

    @Test
    void aCursorInTheRingIsResumedFromTheRing() {
        ResumePoint start = resume("e1.190");
        assertThat(start).isEqualTo(new ResumePoint(40, 50, HEAD, Optional.empty(), Optional.empty(), true, 10));
        assertThat(RingFixture.marks(ring, start.index())).hasSize(10).startsWith("191");
        assertThat(reads).isEmpty();
    }

    @Test
    void aCursorAtTheHeadMissedNothing() {
        assertThat(resume("e1.200"))
                .isEqualTo(new ResumePoint(50, 50, HEAD, Optional.empty(), Optional.empty(), true, 0));
    }

    @Test
    void theOldestPlaceThatTheRingCanGoOnFromNeedsNoStore() {
        assertThat(resume("e1.184").replay()).isEmpty();
        assertThat(resume("e1.184").replayed()).isEqualTo(16);
        assertThat(reads).isEmpty();
    }

    @Test
    void aCursorBeforeTheRingIsReplayedFromTheStoreUpToTheHead() {
        ResumePoint start = resume("e1.183");
        assertThat(start.replay()).isPresent();
        assertThat(start.index()).isEqualTo(50);
        assertThat(start.liveFrom()).isEqualTo(50);
        assertThat(start.resumed()).isTrue();
        assertThat(start.replayed()).isEqualTo(17);
        assertThat(reads).containsExactly("183..200");
    }

    @Test
    void whatTheStoreNoLongerKeepsIsTooOldAsAWhole() {
        assertLive(resume("e1.99"), ResyncReason.TOO_OLD);
        assertThat(reads).containsExactly("99..200");
    }

    @Test
    void whoMissedTooMuchIsNotReplayed() {
        assertLive(resume("e1.139", 60), ResyncReason.TOO_OLD);
        assertThat(resume("e1.140", 60).resumed()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"e1.201, AHEAD", "e1.999999999999999999, AHEAD", "e0.190, EPOCH_CHANGED", "e0.999, EPOCH_CHANGED"})
    void aCursorOfAnotherLogOrTheFutureIsResynced(String cursor, ResyncReason reason) {
        assertLive(resume(cursor), reason);
        assertThat(reads).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "e1", "190", "e1.-1", "e1.190\n", "\0", "e1.99999999999999999999", "<script>"})
    void aCursorThatIsNoneIsResynced(String cursor) {
        assertLive(resume(cursor), ResyncReason.MALFORMED);
    }

    @Test
    void whoComesWithoutACursorGetsTheTail() {
        ResumePoint start = resume(null, 1000, 10);
        assertThat(start.index()).isEqualTo(40);
        assertThat(start.replayed()).isEqualTo(10);
        assertThat(start.resumed()).isFalse();
        assertThat(start.resync()).isEmpty();
        assertThat(resume(null, 1000, 0).index()).isEqualTo(50);
    }

    @Test
    void aTailLongerThanTheRingComesFromTheStore() {
        ResumePoint start = resume(null, 1000, 50);
        assertThat(start.replay()).isPresent();
        assertThat(start.replayed()).isEqualTo(50);
        assertThat(reads).containsExactly("150..200");
    }

    @Test
    void aTailIsNotBoundByWhatIsReplayed() {
        assertThat(resume(null, 0, 10).replayed()).isEqualTo(10);
    }

    @Test
    void aTailThatIsNotKeptIsLeftOutWithoutAWord() {
        ResumePoint start = resume(null, 1000, 150);
        assertThat(start).isEqualTo(new ResumePoint(50, 50, HEAD, Optional.empty(), Optional.empty(), false, 0));
    }

    @Test
    void aRoomNobodyWroteToBeginsAtItsBeginning() {
        Ring empty = RingFixture.ring(16, PLENTY, 0);
        RoomState nothing = RingFixture.room(0);
        Resume resume = new Resume("e1", empty, ChatSettings.defaults(), this::read);
        assertThat(resume.from(Optional.empty(), EventEncoding.sse()))
                .isEqualTo(new ResumePoint(0, 0, nothing, Optional.empty(), Optional.empty(), false, 0));
        assertThat(resume.from(Optional.of("e1.0"), EventEncoding.sse()))
                .isEqualTo(new ResumePoint(0, 0, nothing, Optional.empty(), Optional.empty(), true, 0));
        assertThat(reads).isEmpty();
    }

    @Test
    void passingEventsBehindTheCursorAreNotCountedAsMissed() {
        ring.add(Audience.EVERYONE, passing(1));
        ResumePoint start = resume("e1.199");
        assertThat(start.replayed()).isEqualTo(1);
        assertThat(start.liveFrom()).isEqualTo(51);
        assertThat(RingFixture.marks(RingFixture.read(ring, start.index(), false, start.liveFrom())))
                .containsExactly("200");
    }

    private void assertLive(ResumePoint start, ResyncReason reason) {
        assertThat(start).isEqualTo(new ResumePoint(50, 50, HEAD, Optional.empty(), Optional.of(reason), false, 0));
    }

    private ResumePoint resume(String cursor) {
        return resume(cursor, 1000);
    }

    private ResumePoint resume(String cursor, int maxReplay) {
        return resume(cursor, maxReplay, 50);
    }

    private ResumePoint resume(String cursor, int maxReplay, int tail) {
        ChatSettings settings =
                ChatSettings.builder().maxReplay(maxReplay).tail(tail).build();
        return new Resume("e1", ring, settings, this::read).from(Optional.ofNullable(cursor), EventEncoding.sse());
    }

    private Optional<ReplayPage> read(EventEncoding encoding, long after, long upTo) {
        reads.add(after + ".." + upTo);
        return after < KEPT_AFTER
                ? Optional.empty()
                : Optional.of(new ReplayPage(upTo, 0, Sse.encoded(StreamEvents.heartbeat())));
    }
}
