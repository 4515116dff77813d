package dev.frontrow.chat.engine.fanout;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.frontrow.chat.engine.ring.ReplayPage;
import dev.frontrow.chat.engine.ring.RingFixture;
import dev.frontrow.chat.wire.EncodedEvent;
import dev.frontrow.chat.wire.Sse;
import dev.frontrow.chat.wire.StreamEvents;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReplayTest {

    private final List<String> asked = new ArrayList<>();
    private final Replay.Source source = (after, upTo) -> asked.add(after + ".." + upTo);

    @Test
    void pagesAreAskedForOneByOneAndOnlyWhenTheyCanBeWritten() {
        Replay replay = new Replay(10, 300);
        assertThat(replay.poll(0, source)).isEmpty();
        assertThat(replay.poll(0, source)).isEmpty();
        assertThat(asked).containsExactly("10..138");
        replay.arrived(page(138, 0));
        assertThat(asked).hasSize(1);
        assertThat(text(replay.poll(0, source))).isEqualTo("page to 138");
        assertThat(replay.isDone()).isFalse();
        assertThat(replay.poll(0, source)).isEmpty();
        replay.arrived(page(266, 0));
        assertThat(text(replay.poll(0, source))).isEqualTo("page to 266");
        assertThat(replay.poll(0, source)).isEmpty();
        replay.arrived(page(300, 0));
        assertThat(text(replay.poll(0, source))).isEqualTo("page to 300");
        assertThat(replay.isDone()).isTrue();
        assertThat(asked).containsExactly("10..138", "138..266", "266..300");
    }

    @Test
    void aPageThatWasReadBeforeATextWasTakenBackIsReadAgain() {
        Replay replay = new Replay(0, 5);
        assertThat(replay.poll(7, source)).isEmpty();
        replay.arrived(page(5, 7));
        assertThat(replay.poll(8, source)).isEmpty();
        assertThat(replay.isDone()).isFalse();
        assertThat(asked).containsExactly("0..5", "0..5");
        replay.arrived(page(5, 8));
        assertThat(replay.poll(8, source)).isPresent();
        assertThat(replay.isDone()).isTrue();
    }

    @Test
    void aFirstPageThatIsHereAlreadyIsNotAskedFor() {
        Replay replay = new Replay(0, 5);
        replay.arrived(page(5, 0));
        assertThat(replay.poll(0, source)).isPresent();
        assertThat(asked).isEmpty();
    }

    /** A page whose only event tells where it ends. */
    private static ReplayPage page(long upTo, long redactions) {
        return new ReplayPage(upTo, redactions, Sse.encoded(StreamEvents.occupancy((int) upTo)));
    }

    private static String text(Optional<EncodedEvent> encodedEvents) {
        return "page to "
                + RingFixture.marks(new String(encodedEvents.orElseThrow().toBytes(), UTF_8))
                        .get(0)
                        .substring(1);
    }
}
