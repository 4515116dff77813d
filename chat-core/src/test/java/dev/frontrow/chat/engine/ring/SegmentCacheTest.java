package dev.frontrow.chat.engine.ring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.frontrow.chat.wire.EncodedEvent;
import dev.frontrow.chat.wire.EventEncoding;
import dev.frontrow.chat.wire.Sse;
import dev.frontrow.chat.wire.StreamEvents;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SegmentCacheTest {

    private static final int PLENTY = 1 << 20;
    private static final long LATER = Duration.ofSeconds(5).toNanos();

    @Test
    void aPageIsCutFromItsSegmentExactly() {
        LogSegment segment = segment(256, 257, 300);
        for (long after = 256; after < 300; after++) {
            for (long upTo = after + 1; upTo <= 310; upTo++) {
                ReplayPage page = segment.page(after, upTo);
                assertThat(page.upTo()).isEqualTo(Math.min(upTo, 300));
                assertThat(marks(page.encodedEvents())).isEqualTo(range(after + 1, page.upTo()));
            }
        }
    }

    @Test
    void aSegmentKnowsWhatIsBehindAPlace() {
        LogSegment segment = segment(10, 11, 20);
        assertThat(segment.isBehind(9)).isFalse();
        assertThat(segment.isBehind(10)).isTrue();
        assertThat(segment.isBehind(19)).isTrue();
        assertThat(segment.isBehind(20)).isFalse();
    }

    @Test
    void aSegmentGrowsAndWhatWasCutFromItBeforeStaysAsItWas() {
        LogSegment segment = segment(0, 1, 3);
        ReplayPage before = segment.page(1, 3);
        LogSegment more = segment.with(encodedEvents(4, 6));
        assertThat(marks(more.page(0, 6).encodedEvents())).isEqualTo(range(1, 6));
        assertThat(marks(more.page(2, 5).encodedEvents())).isEqualTo(range(3, 5));
        assertThat(marks(before.encodedEvents())).isEqualTo(range(2, 3));
    }

    @Test
    void aSegmentThatWasReadBeforeATextWasTakenBackIsNotFound() {
        SegmentCache segments = new SegmentCache(PLENTY);
        segments.put(key(0), segment(0, 1, 5), 0);
        assertThat(segments.find(key(0), 7, 0)).isPresent();
        assertThat(segments.find(key(0), 8, 0)).isEmpty();
        assertThat(segments.find(key(1), 7, 0)).isEmpty();
    }

    @Test
    void theOneUnusedForLongestGoesFirst() {
        int size = segment(0, 1, 5).size();
        SegmentCache segments = new SegmentCache(2 * size);
        segments.put(key(0), segment(0, 1, 5), 0);
        segments.put(key(1), segment(0, 1, 5), 0);
        assertThat(segments.find(key(0), 7, 0)).isPresent();
        segments.put(key(2), segment(0, 1, 5), 0);
        assertThat(segments.find(key(0), 7, 0)).isPresent();
        assertThat(segments.find(key(1), 7, 0)).isEmpty();
        assertThat(segments.find(key(2), 7, 0)).isPresent();
        assertThat(segments.bytes()).isEqualTo(2L * size);
    }

    @Test
    void thereAreNeverMoreThanSixteenAndTheBytesAreCountedRight() {
        SegmentCache segments = new SegmentCache(PLENTY);
        for (int number = 0; number < 100; number++) {
            segments.put(key(number % 30), segment(0, 1, 1 + number % 7), 0);
            assertThat(segments.count()).isLessThanOrEqualTo(16);
        }
        segments.forgetUnused(LATER);
        assertThat(segments.count()).isZero();
        assertThat(segments.bytes()).isZero();
    }

    @Test
    void oneThatIsLargerThanAllTheRoomIsKeptAlone() {
        SegmentCache segments = new SegmentCache(1);
        segments.put(key(0), segment(0, 1, 5), 0);
        segments.put(key(1), segment(0, 1, 50), 0);
        assertThat(segments.count()).isEqualTo(1);
        assertThat(segments.find(key(1), 7, 0)).isPresent();
    }

    @Test
    void whatNobodyWantedForFiveSecondsGoes() {
        SegmentCache segments = new SegmentCache(PLENTY);
        segments.put(key(0), segment(0, 1, 5), 0);
        segments.put(key(1), segment(0, 1, 5), 0);
        segments.find(key(1), 7, 1);
        segments.forgetUnused(LATER);
        assertThat(segments.count()).isEqualTo(1);
        assertThat(segments.find(key(1), 7, LATER)).isPresent();
    }

    private static SegmentKey key(long number) {
        return new SegmentKey(EventEncoding.sse(), number);
    }

    private static LogSegment segment(long from, long first, long last) {
        return new LogSegment(from, 7, encodedEvents(first, last));
    }

    private static List<EncodedEvent> encodedEvents(long first, long last) {
        return LongStream.rangeClosed(first, last)
                .mapToObj(seq -> Sse.encoded(StreamEvents.event("e1", RingFixture.posted(seq, RingFixture.ADA, "x"))))
                .toList();
    }

    private static List<String> marks(EncodedEvent encoded) {
        return RingFixture.marks(new String(encoded.toBytes(), UTF_8));
    }

    private static List<String> range(long from, long to) {
        return LongStream.rangeClosed(from, to).mapToObj(Long::toString).toList();
    }
}
