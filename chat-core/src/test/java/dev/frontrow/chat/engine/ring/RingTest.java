package dev.frontrow.chat.engine.ring;

import static dev.frontrow.chat.engine.ring.RingFixture.ADA;
import static dev.frontrow.chat.engine.ring.RingFixture.BEN;
import static dev.frontrow.chat.engine.ring.RingFixture.PLENTY;
import static dev.frontrow.chat.engine.ring.RingFixture.cleared;
import static dev.frontrow.chat.engine.ring.RingFixture.deleted;
import static dev.frontrow.chat.engine.ring.RingFixture.marks;
import static dev.frontrow.chat.engine.ring.RingFixture.passing;
import static dev.frontrow.chat.engine.ring.RingFixture.posted;
import static dev.frontrow.chat.engine.ring.RingFixture.read;
import static dev.frontrow.chat.engine.ring.RingFixture.ring;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.frontrow.chat.wire.EventEncoding;
import dev.frontrow.chat.wire.StreamEvents;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class RingTest {

    private static final EventEncoding SSE = EventEncoding.sse();

    @Test
    void anEmptyRingHasNothingBehindItsHead() {
        Ring ring = ring(16, PLENTY, 7);
        assertThat(ring.mark()).isEqualTo(new Ring.Mark(0, RingFixture.room(7)));
        assertThat(ring.indexBehind(7)).hasValue(0);
        assertThat(ring.indexBehind(6)).isEmpty();
        assertThat(ring.indexBehind(8)).isEmpty();
        assertThat(marks(ring, 0)).isEmpty();
    }

    @Test
    void eventsComeInTheirOrderWithoutHoles() {
        Ring ring = ring(16, PLENTY, 7);
        ring.add(posted(8, ADA, "a"));
        ring.add(posted(9, BEN, "b"));
        assertThat(marks(ring, 0)).containsExactly("8", "9");
        assertThatThrownBy(() -> ring.add(posted(11, ADA, "c"))).hasMessage("event 11 behind head 9");
        assertThatThrownBy(() -> ring.add(posted(9, ADA, "c"))).hasMessage("event 9 behind head 9");
        assertThat(marks(ring, 0)).containsExactly("8", "9");
    }

    @Test
    void itHoldsSoManyEventsAndNoMore() {
        Ring ring = ring(16, PLENTY, 0);
        for (int seq = 1; seq <= 40; seq++) {
            ring.add(posted(seq, ADA, "x"));
        }
        assertThat(read(ring, 23, false, 0)).isEqualTo("lapped");
        assertThat(marks(ring, 24)).hasSize(16).startsWith("25").endsWith("40");
        assertThat(ring.indexBehind(24)).hasValue(24);
        assertThat(ring.indexBehind(23)).isEmpty();
    }

    @Test
    void itHoldsSoManyBytesAndNoMore() {
        int size = StreamEvents.event("e1", posted(1, ADA, "x".repeat(500))).size();
        Ring ring = ring(1000, 3 * size + size / 2, 0);
        for (int seq = 1; seq <= 9; seq++) {
            ring.add(posted(seq, ADA, "x".repeat(500)));
        }
        assertThat(marks(ring, 6)).containsExactly("7", "8", "9");
        assertThat(read(ring, 5, false, 0)).isEqualTo("lapped");
    }

    @Test
    void anEventLargerThanTheRingStandsAloneInIt() {
        Ring ring = ring(16, 1000, 0);
        ring.add(posted(1, ADA, "x"));
        ring.add(posted(2, ADA, "x".repeat(5000)));
        assertThat(marks(ring, 1)).containsExactly("2");
        assertThat(ring.indexBehind(0)).isEmpty();
        ring.add(posted(3, ADA, "x"));
        assertThat(marks(ring, 2)).containsExactly("3");
    }

    @Test
    void tombstonesThatAreLargerThanTheirMessagesDoNotBreakTheBound() {
        int size = StreamEvents.event("e1", posted(1, ADA, "x")).size();
        Ring ring = ring(1000, 10 * size, 0);
        for (int seq = 1; seq <= 10; seq++) {
            ring.add(posted(seq, ADA, "x"));
        }
        ring.add(cleared(11, ADA));
        Slice all = ring.slice(11 - marksKept(ring), PLENTY).orElseThrow();
        assertThat(all.encodedFor(SSE, false, 0).toBytes().length).isLessThanOrEqualTo(10 * size);
    }

    @Test
    void passingEventsTakeNoPlaceInTheLog() {
        Ring ring = ring(16, PLENTY, 0);
        ring.add(Audience.EVERYONE, passing(1));
        ring.add(posted(1, ADA, "a"));
        ring.add(Audience.EVERYONE, passing(2));
        ring.add(posted(2, ADA, "b"));
        ring.add(Audience.EVERYONE, passing(3));
        assertThat(ring.mark()).isEqualTo(new Ring.Mark(5, RingFixture.room(2)));
        assertThat(ring.indexBehind(0)).hasValue(1);
        assertThat(ring.indexBehind(1)).hasValue(3);
        assertThat(ring.indexBehind(2)).hasValue(5);
    }

    @Test
    void eventsReachWhomTheyAreFor() {
        Ring ring = ring(16, PLENTY, 0);
        ring.add(Audience.STAFF, passing(1));
        ring.add(posted(1, ADA, "a"));
        ring.add(Audience.EVERYONE, passing(3));
        assertThat(marks(read(ring, 0, false, 0))).containsExactly("1", "p3");
        assertThat(marks(read(ring, 0, true, 0))).containsExactly("p1", "1", "p3");
    }

    @Test
    void aDeletedMessageIsATombstoneBeforeItsDeletionCanBeSeen() {
        Ring ring = ring(16, PLENTY, 0);
        ring.add(posted(1, ADA, "secret"));
        ring.add(posted(2, BEN, "other"));
        ring.add(deleted(3, 1));
        assertThat(read(ring, 0, true, 0))
                .doesNotContain("secret")
                .contains("other")
                .contains("\"deleted\":{\"by\":\"moderator\"}");
        assertThat(marks(ring, 0)).containsExactly("1", "2", "3");
        assertThat(ring.redactions()).isEqualTo(1);
    }

    @Test
    void everyMessageOfAUserWhoWasClearedIsATombstone() {
        Ring ring = ring(16, PLENTY, 0);
        ring.add(posted(1, ADA, "secret one"));
        ring.add(posted(2, BEN, "other"));
        ring.add(posted(3, ADA, "secret two"));
        ring.add(cleared(4, ADA));
        ring.add(posted(5, ADA, "after that"));
        assertThat(read(ring, 0, false, 0))
                .doesNotContain("secret")
                .contains("other")
                .contains("after that");
        assertThat(marks(ring, 0)).containsExactly("1", "2", "3", "4", "5");
    }

    @Test
    void aTombstoneKeepsWhoMadeIt() {
        Ring ring = ring(16, PLENTY, 0);
        ring.add(posted(1, ADA, "secret"));
        ring.add(new dev.frontrow.chat.log.RoomEvent.Deleted(
                2,
                new dev.frontrow.chat.message.MessageId("m1"),
                dev.frontrow.chat.message.DeletedBy.AUTHOR,
                dev.frontrow.chat.Given.NOON));
        ring.add(cleared(3, ADA));
        assertThat(read(ring, 0, false, 0)).contains("\"deleted\":{\"by\":\"author\"}");
    }

    @Test
    void bytesThatWereCutBeforeADeletionAreTheReadersOwn() {
        Ring ring = ring(16, PLENTY, 0);
        ring.add(posted(1, ADA, "secret"));
        Slice before = ring.slice(0, PLENTY).orElseThrow();
        ring.add(deleted(2, 1));
        assertThat(new String(before.encodedFor(SSE, false, 0).toBytes()))
                .contains("secret"); // who waits for loops to pass knows when these are gone
        assertThat(read(ring, 0, false, 0)).doesNotContain("secret");
    }

    @Test
    void skippingLapsEverybodyAndGoesOnBehindAnotherPlace() {
        Ring ring = ring(16, PLENTY, 0);
        ring.add(posted(1, ADA, "a"));
        Ring.Mark before = ring.mark();
        ring.skipTo(100, RingFixture.room(100));
        assertThat(read(ring, 0, false, 0)).isEqualTo("lapped");
        assertThat(read(ring, before.index(), false, 0)).isEqualTo("lapped");
        assertThat(ring.mark().headSeq()).isEqualTo(100);
        assertThat(marks(ring, ring.mark().index())).isEmpty();
        assertThat(ring.indexBehind(99)).isEmpty();
        ring.add(posted(101, ADA, "b"));
        assertThat(ring.indexBehind(100)).isEqualTo(OptionalLong.of(ring.mark().index() - 1));
        assertThat(marks(ring, ring.mark().index() - 1)).containsExactly("101");
    }

    @Test
    void theRoomAsTheStoreHasItIsToldAtAnEarlierPlaceAndFollowsWhatIsAdded() {
        Ring ring = new Ring(16, PLENTY, 7, RingFixture.room(9), event -> StreamEvents.event("e1", event));
        assertThat(ring.mark().room()).isEqualTo(RingFixture.room(7));
        for (int seq = 8; seq <= 10; seq++) {
            ring.add(posted(seq, ADA, "x"));
            assertThat(ring.mark().room()).isEqualTo(RingFixture.room(seq));
        }
        ring.skipTo(100, RingFixture.room(120));
        assertThat(ring.mark().room()).isEqualTo(RingFixture.room(100));
    }

    @Test
    void aSliceIsCutAtItsBytesButHasOneEventAtLeast() {
        Ring ring = ring(16, PLENTY, 0);
        for (int seq = 1; seq <= 4; seq++) {
            ring.add(posted(seq, ADA, "x".repeat(100)));
        }
        int size = StreamEvents.event("e1", posted(1, ADA, "x".repeat(100))).size();
        assertThat(ring.slice(0, 2 * size).orElseThrow().end()).isEqualTo(2);
        assertThat(ring.slice(0, 2 * size - 1).orElseThrow().end()).isEqualTo(1);
        assertThat(ring.slice(0, 1).orElseThrow().end()).isEqualTo(1);
        assertThat(ring.slice(3, 1).orElseThrow().end()).isEqualTo(4);
        assertThat(ring.slice(4, 1).orElseThrow().end()).isEqualTo(4);
    }

    private static int marksKept(Ring ring) {
        for (int kept = 11; kept >= 0; kept--) {
            if (!List.of("lapped").contains(read(ring, 11 - kept, false, 0))) {
                return kept;
            }
        }
        throw new AssertionError("nothing is kept");
    }
}
