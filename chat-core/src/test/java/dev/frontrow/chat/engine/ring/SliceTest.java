package dev.frontrow.chat.engine.ring;

import static dev.frontrow.chat.engine.ring.RingFixture.ADA;
import static dev.frontrow.chat.engine.ring.RingFixture.PLENTY;
import static dev.frontrow.chat.engine.ring.RingFixture.marks;
import static dev.frontrow.chat.engine.ring.RingFixture.passing;
import static dev.frontrow.chat.engine.ring.RingFixture.posted;
import static dev.frontrow.chat.engine.ring.RingFixture.read;
import static dev.frontrow.chat.engine.ring.RingFixture.ring;
import static org.assertj.core.api.Assertions.assertThat;

import dev.frontrow.chat.wire.EventEncoding;
import org.junit.jupiter.api.Test;

class SliceTest {

    private static final EventEncoding SSE = EventEncoding.sse();

    private final Ring ring = ring(16, PLENTY, 0);

    @Test
    void viewersAtTheSamePlaceWriteTheSameBytes() {
        ring.add(posted(1, ADA, "a"));
        ring.add(Audience.STAFF, passing(1));
        Slice slice = ring.slice(0, PLENTY).orElseThrow();
        assertThat(slice.encodedFor(SSE, false, 0)).isSameAs(slice.encodedFor(SSE, false, 0));
        assertThat(slice.encodedFor(SSE, true, 0)).isSameAs(slice.encodedFor(SSE, true, 0));
        assertThat(slice.encodedFor(SSE, true, 0)).isNotSameAs(slice.encodedFor(SSE, false, 0));
    }

    @Test
    void publicEventsAreTheSameBytesForEverybody() {
        ring.add(posted(1, ADA, "a"));
        Slice slice = ring.slice(0, PLENTY).orElseThrow();
        assertThat(slice.encodedFor(SSE, true, 0)).isSameAs(slice.encodedFor(SSE, false, 7));
    }

    @Test
    void passingEventsBeforeAViewerCameAreSkippedAndPublicOnesAreNot() {
        ring.add(posted(1, ADA, "a"));
        ring.add(Audience.EVERYONE, passing(1));
        ring.add(Audience.STAFF, passing(2));
        long liveFrom = ring.mark().index();
        ring.add(posted(2, ADA, "b"));
        ring.add(Audience.EVERYONE, passing(3));
        ring.add(Audience.STAFF, passing(4));
        assertThat(marks(read(ring, 0, true, liveFrom))).containsExactly("1", "2", "p3", "p4");
        assertThat(marks(read(ring, 0, false, liveFrom))).containsExactly("1", "2", "p3");
        assertThat(marks(read(ring, liveFrom, true, liveFrom))).containsExactly("2", "p3", "p4");
        assertThat(marks(read(ring, 0, true, 0))).containsExactly("1", "p1", "p2", "2", "p3", "p4");
    }

    @Test
    void whoCameLaterDoesNotShareWhatIsOldNewsToThem() {
        ring.add(posted(1, ADA, "a"));
        ring.add(Audience.EVERYONE, passing(1));
        ring.add(posted(2, ADA, "b"));
        Slice slice = ring.slice(0, PLENTY).orElseThrow();
        assertThat(marks(new String(slice.encodedFor(SSE, false, 0).toBytes()))).containsExactly("1", "p1", "2");
        assertThat(marks(new String(slice.encodedFor(SSE, false, 2).toBytes()))).containsExactly("1", "2");
        assertThat(marks(new String(slice.encodedFor(SSE, false, 0).toBytes()))).containsExactly("1", "p1", "2");
    }

    @Test
    void aSliceWithNothingForSomebodyIsEmptyAndHasAnEndAllTheSame() {
        ring.add(Audience.STAFF, passing(1));
        ring.add(Audience.STAFF, passing(2));
        Slice slice = ring.slice(0, PLENTY).orElseThrow();
        assertThat(slice.encodedFor(SSE, false, 0).toBytes()).isEmpty();
        assertThat(slice.end()).isEqualTo(2);
    }
}
