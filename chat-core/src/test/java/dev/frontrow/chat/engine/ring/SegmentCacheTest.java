package dev.frontrow.chat.engine.ring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.frontrow.chat.wire.EncodedEvent;
import dev.frontrow.chat.wire.EventEncoder;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SegmentCacheTest {

    private static final int PLENTY = 1 << 20;
    private static final long LATER = Duration.ofSeconds(5).toNanos();

    @Test
    void aPageIsCutFromItsBlockExactly() {
        LogSegment block = block(256, 257, 300);
        for (long after = 256; after < 300; after++) {
            for (long upTo = after + 1; upTo <= 310; upTo++) {
                ReplayPage page = block.page(after, upTo);
                assertThat(page.upTo()).isEqualTo(Math.min(upTo, 300));
                assertThat(marks(page.frames())).isEqualTo(range(after + 1, page.upTo()));
            }
        }
    }

    @Test
    void aBlockKnowsWhatIsBehindAPlace() {
        LogSegment block = block(10, 11, 20);
        assertThat(block.isBehind(9)).isFalse();
        assertThat(block.isBehind(10)).isTrue();
        assertThat(block.isBehind(19)).isTrue();
        assertThat(block.isBehind(20)).isFalse();
    }

    @Test
    void aBlockGrowsAndWhatWasCutFromItBeforeStaysAsItWas() {
        LogSegment block = block(0, 1, 3);
        ReplayPage before = block.page(1, 3);
        LogSegment more = block.with(frames(4, 6));
        assertThat(marks(more.page(0, 6).frames())).isEqualTo(range(1, 6));
        assertThat(marks(more.page(2, 5).frames())).isEqualTo(range(3, 5));
        assertThat(marks(before.frames())).isEqualTo(range(2, 3));
    }

    @Test
    void aBlockThatWasReadBeforeATextWasTakenBackIsNotFound() {
        SegmentCache blocks = new SegmentCache(PLENTY);
        blocks.put(0, block(0, 1, 5), 0);
        assertThat(blocks.find(0, 7, 0)).isPresent();
        assertThat(blocks.find(0, 8, 0)).isEmpty();
        assertThat(blocks.find(1, 7, 0)).isEmpty();
    }

    @Test
    void theOneUnusedForLongestGoesFirst() {
        int size = block(0, 1, 5).size();
        SegmentCache blocks = new SegmentCache(2 * size);
        blocks.put(0, block(0, 1, 5), 0);
        blocks.put(1, block(0, 1, 5), 0);
        assertThat(blocks.find(0, 7, 0)).isPresent();
        blocks.put(2, block(0, 1, 5), 0);
        assertThat(blocks.find(0, 7, 0)).isPresent();
        assertThat(blocks.find(1, 7, 0)).isEmpty();
        assertThat(blocks.find(2, 7, 0)).isPresent();
        assertThat(blocks.bytes()).isEqualTo(2L * size);
    }

    @Test
    void thereAreNeverMoreThanSixteenAndTheBytesAreCountedRight() {
        SegmentCache blocks = new SegmentCache(PLENTY);
        for (int number = 0; number < 100; number++) {
            blocks.put(number % 30, block(0, 1, 1 + number % 7), 0);
            assertThat(blocks.count()).isLessThanOrEqualTo(16);
        }
        blocks.forgetUnused(LATER);
        assertThat(blocks.count()).isZero();
        assertThat(blocks.bytes()).isZero();
    }

    @Test
    void oneThatIsLargerThanAllTheRoomIsKeptAlone() {
        SegmentCache blocks = new SegmentCache(1);
        blocks.put(0, block(0, 1, 5), 0);
        blocks.put(1, block(0, 1, 50), 0);
        assertThat(blocks.count()).isEqualTo(1);
        assertThat(blocks.find(1, 7, 0)).isPresent();
    }

    @Test
    void whatNobodyWantedForFiveSecondsGoes() {
        SegmentCache blocks = new SegmentCache(PLENTY);
        blocks.put(0, block(0, 1, 5), 0);
        blocks.put(1, block(0, 1, 5), 0);
        blocks.find(1, 7, 1);
        blocks.forgetUnused(LATER);
        assertThat(blocks.count()).isEqualTo(1);
        assertThat(blocks.find(1, 7, LATER)).isPresent();
    }

    private static LogSegment block(long from, long first, long last) {
        return new LogSegment(from, 7, frames(first, last));
    }

    private static List<EncodedEvent> frames(long first, long last) {
        return LongStream.rangeClosed(first, last)
                .mapToObj(seq -> EventEncoder.event("e1", RingFixture.posted(seq, RingFixture.ADA, "x")))
                .toList();
    }

    private static List<String> marks(EncodedEvent frame) {
        return RingFixture.marks(new String(frame.toBytes(), UTF_8));
    }

    private static List<String> range(long from, long to) {
        return LongStream.rangeClosed(from, to).mapToObj(Long::toString).toList();
    }
}
