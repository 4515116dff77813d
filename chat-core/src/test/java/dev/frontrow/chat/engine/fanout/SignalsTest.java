package dev.frontrow.chat.engine.fanout;

import static dev.frontrow.chat.engine.ring.RingFixture.ADA;
import static dev.frontrow.chat.engine.ring.RingFixture.marks;
import static dev.frontrow.chat.engine.ring.RingFixture.posted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.frontrow.chat.wire.EventEncoding;
import dev.frontrow.chat.wire.StreamEvents;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SignalsTest {

    private static final EventEncoding SSE = EventEncoding.sse();

    private final RoomFake room = new RoomFake(16);
    private final RoomFake.Line line = new RoomFake.Line();

    @Test
    void tenThousandSignalsASecondChangeNothingForAViewerOfTheLog() {
        room.open("ben", SSE, line);
        RoomFake.Line slow = new RoomFake.Line();
        room.open("sue", SSE, slow);
        slow.isReady = false;
        List<String> log = new ArrayList<>();
        for (int tick = 1; tick <= 10; tick++) { // a second of ten ticks, with a message in each
            for (int signal = 0; signal < 1000; signal++) {
                room.signals.set("key" + signal % 7, StreamEvents.occupancy(tick * 1000 + signal));
            }
            room.ring.add(posted(tick, ADA, "x"));
            room.shard.wake();
            room.publish();
            log.add(String.valueOf(tick));
        }
        assertThat(events(line)).isEqualTo(log);
        assertThat(signals(line))
                .as("the last of each of seven keys at each tick")
                .hasSize(70);
        assertThat(room.ring.mark().index())
                .as("no signal takes a place in the ring")
                .isEqualTo(10);

        slow.isReady = true;
        room.shard.wake();
        assertThat(events(slow)).as("it was not lapped").isEqualTo(log);
        assertThat(signals(slow)).as("the last of each key").hasSize(7).contains("p10999");
        assertThat(room.left).isEmpty();
    }

    @Test
    void nothingIsTellableBeforeItIsPublished() {
        room.open("ben", SSE, line);
        room.signals.set("occupancy", StreamEvents.occupancy(1));
        room.shard.wake();
        assertThat(line.text()).isEmpty();
        room.signals.set("occupancy", StreamEvents.occupancy(2));
        room.publish();
        room.publish();
        assertThat(signals(line)).containsExactly("p2");
    }

    @Test
    void whatWasSignalledBeforeAViewerCameIsNotToldAgain() {
        room.signals.set("occupancy", StreamEvents.occupancy(1));
        room.publish();
        room.open("ben", SSE, line);
        room.shard.wake();
        assertThat(line.text()).isEmpty();
        room.signals.set("other", StreamEvents.occupancy(2));
        room.publish();
        assertThat(signals(line)).containsExactly("p2");
    }

    @Test
    void eventsOfTheLogGoFirst() {
        line.isReady = false;
        room.open("ben", SSE, line);
        room.signals.set("occupancy", StreamEvents.occupancy(1));
        room.publish();
        room.ring.add(posted(1, ADA, "x"));
        line.isReady = true;
        room.shard.wake();
        assertThat(marks(line.text())).containsExactly("1", "p1");
    }

    @Test
    void viewersWhoKnowTheSameGetTheSameBytes() {
        room.open("ben", SSE, line);
        RoomFake.Line other = new RoomFake.Line();
        room.open("sue", SSE, other);
        room.signals.set("occupancy", StreamEvents.occupancy(1));
        room.publish();
        assertThat(other.writes.get(0)).isSameAs(line.writes.get(0));
    }

    @Test
    void keysAreBoundedAndTheOneThatDidNotChangeForLongestIsForgotten() {
        for (int key = 0; key < Signals.MAX_KEYS; key++) {
            room.signals.set("key" + key, StreamEvents.occupancy(key));
        }
        room.publish();
        room.signals.set("key0", StreamEvents.occupancy(0));
        room.signals.set("one more", StreamEvents.occupancy(Signals.MAX_KEYS));
        room.publish();
        String all = new String(room.signals.since(0).events().in(SSE).toBytes());
        assertThat(marks(all))
                .hasSize(Signals.MAX_KEYS)
                .doesNotContain("p1")
                .contains("p0", "p2", "p" + Signals.MAX_KEYS);
        for (int key = 0; key < 2 * Signals.MAX_KEYS; key++) {
            room.signals.set("new" + key, StreamEvents.occupancy(key));
        }
        room.publish();
        assertThat(marks(new String(room.signals.since(0).events().in(SSE).toBytes())))
                .hasSize(Signals.MAX_KEYS);
    }

    private static List<String> events(RoomFake.Line line) {
        return marks(line.text()).stream().filter(mark -> !mark.startsWith("p")).toList();
    }

    private static List<String> signals(RoomFake.Line line) {
        return marks(line.text()).stream().filter(mark -> mark.startsWith("p")).toList();
    }
}
