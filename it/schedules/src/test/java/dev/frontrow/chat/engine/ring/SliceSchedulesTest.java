package dev.frontrow.chat.engine.ring;

import static dev.frontrow.it.schedules.Explored.allSchedulesHold;
import static dev.frontrow.it.schedules.Explored.isFound;
import static org.assertj.core.api.Assertions.assertThat;

import dev.frontrow.chat.Scene;
import dev.frontrow.chat.log.Position;
import dev.frontrow.chat.log.RoomState;
import dev.frontrow.chat.wire.EncodedEvent;
import dev.frontrow.chat.wire.EventEncoding;
import dev.frontrow.chat.wire.StreamEvent;
import dev.frontrow.chat.wire.StreamEvents;
import dev.frontrow.it.schedules.Explorer;
import dev.frontrow.it.schedules.PlantedBug;
import dev.frontrow.it.schedules.Run;
import dev.frontrow.it.schedules.Scenario;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SliceSchedulesTest {

    private static final Explorer SHARING = Explorer.of(Sharing.class, Ring.class, EncodedOnce.class);
    private static final Explorer ADDING = Explorer.of(Adding.class, Ring.class);

    @Test
    void loops_that_read_the_same_share_bytes_that_are_made_once() throws Exception {
        allSchedulesHold(SHARING);
    }

    @Test
    void a_slice_that_is_remembered_has_all_that_was_added_before_it_is_read() throws Exception {
        allSchedulesHold(ADDING);
    }

    @Test
    void bytes_that_two_loops_make_at_once_are_noticed() throws Exception {
        isFound(
                SHARING,
                PlantedBug.in("chat-core", EncodedOnce.class)
                        .replacing(
                                "return known != null ? known : encoded.computeIfAbsent(encoding,"
                                        + " one -> EncodedEvent.of(one, events.get()));",
                                "if (known == null) { known = EncodedEvent.of(encoding, events.get());"
                                        + " encoded.put(encoding, known); } return known;"),
                "events that were encoded");
    }

    @Test
    void a_slice_that_is_remembered_after_something_was_added_is_noticed() throws Exception {
        isFound(
                ADDING,
                PlantedBug.in("chat-core", Ring.class)
                        .replacing(
                                "lastSlice = new Slice(taken, from, end, upToBytes); return Optional.of(lastSlice);",
                                "return Optional.of(new Slice(taken, from, end, upToBytes));")
                        .replacing(
                                "public synchronized Optional<Slice> slice(long from, int upToBytes) {",
                                "public Optional<Slice> slice(long from, int upToBytes) {"
                                        + " Optional<Slice> slice = cut(from, upToBytes);"
                                        + " lastSlice = slice.orElse(null); return slice; }"
                                        + " private synchronized Optional<Slice> cut(long from, int upToBytes) {"),
                "the end of a slice");
    }

    /** Three loops read the same stretch, in one encoding. */
    static final class Sharing implements Scenario {

        private final Ring ring = ring();
        private final CountingEncoding encoding = new CountingEncoding();
        private final List<EncodedEvent> read = new ArrayList<>();

        @Override
        public void begin(Run run) {
            ring.add(Audience.EVERYONE, StreamEvents.occupancy(1));
            ring.add(Audience.EVERYONE, StreamEvents.occupancy(2));
            for (String loop : List.of("loop-0", "loop-1", "loop-2")) {
                run.strand(loop, () -> read.add(slice(ring).encodedFor(encoding, false, 0)));
            }
        }

        @Override
        public void check() {
            assertThat(encoding.events).as("events that were encoded").isEqualTo(2);
            assertThat(read).hasSize(3).allSatisfy(bytes -> assertThat(bytes).isSameAs(read.get(0)));
        }
    }

    /** A committer and somebody who tells something add to a ring that two loops read. */
    static final class Adding implements Scenario {

        private final Ring ring = ring();
        private int added;

        @Override
        public void begin(Run run) {
            run.strand("committer", this::add);
            run.strand("staff", this::add);
            run.strand("loop-0", this::read);
            run.strand("loop-1", this::read);
        }

        private Void add() {
            ring.add(Audience.EVERYONE, StreamEvents.occupancy(1));
            added++;
            return null;
        }

        private Void read() {
            for (int times = 0; times < 2; times++) {
                int before = added;
                assertThat(slice(ring).end()).as("the end of a slice").isGreaterThanOrEqualTo(before);
            }
            return null;
        }

        @Override
        public void check() {
            assertThat(slice(ring).end()).as("the end of a slice").isEqualTo(2);
        }
    }

    private static Ring ring() {
        return new Ring(16, 1 << 20, 0, RoomState.of(new Position(Scene.EPOCH, 0)), event -> StreamEvents.occupancy(0));
    }

    private static Slice slice(Ring ring) {
        return ring.slice(0, 1 << 20).orElseThrow();
    }

    /** Server-Sent Events, and how many of them were made. */
    private static final class CountingEncoding implements EventEncoding {

        private int events;

        @Override
        public byte[] encode(List<StreamEvent> told) {
            events += told.size();
            return EventEncoding.sse().encode(told);
        }
    }
}
