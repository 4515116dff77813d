package dev.frontrow.chat.engine.fanout;

import static dev.frontrow.it.schedules.Explored.allSchedulesHold;
import static dev.frontrow.it.schedules.Explored.isFound;
import static org.assertj.core.api.Assertions.assertThat;

import dev.frontrow.chat.PlainStore;
import dev.frontrow.chat.Scene;
import dev.frontrow.chat.engine.context.EngineContext;
import dev.frontrow.chat.engine.ring.Audience;
import dev.frontrow.chat.engine.ring.ReplayPage;
import dev.frontrow.chat.engine.ring.Ring;
import dev.frontrow.chat.log.Position;
import dev.frontrow.chat.log.RoomState;
import dev.frontrow.chat.result.CloseReason;
import dev.frontrow.chat.transport.HeartbeatSource;
import dev.frontrow.chat.transport.StreamRequest;
import dev.frontrow.chat.transport.StreamWriter;
import dev.frontrow.chat.wire.EncodedEvent;
import dev.frontrow.chat.wire.EventEncoding;
import dev.frontrow.chat.wire.StreamEvent;
import dev.frontrow.chat.wire.StreamEvents;
import dev.frontrow.it.schedules.Explorer;
import dev.frontrow.it.schedules.PlantedBug;
import dev.frontrow.it.schedules.Run;
import dev.frontrow.it.schedules.Scenario;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class FanOutShardSchedulesTest {

    private static final Explorer EXPLORER = Explorer.of(Additions.class, FanOutShard.class, Ring.class);

    @Test
    void what_is_added_reaches_every_viewer() throws Exception {
        allSchedulesHold(EXPLORER);
    }

    @Test
    void a_flag_that_is_cleared_after_the_ring_was_read_is_noticed() throws Exception {
        isFound(
                EXPLORER,
                PlantedBug.in("chat-core", FanOutShard.class)
                        .replacing("posted.set(false); Slices", "Slices")
                        .replacing(
                                "viewers.removeIf(viewer -> who.test(viewer) && viewer.drain(slices));",
                                "viewers.removeIf(viewer -> who.test(viewer) && viewer.drain(slices));"
                                        + " posted.set(false);"),
                "bytes that were written");
    }

    /** A committer adds two events, somebody tells one thing more, and the loop serves a viewer. */
    static final class Additions implements Scenario {

        private static final StreamEvent EVENT = StreamEvents.occupancy(7);
        private static final RoomState EMPTY = RoomState.of(new Position(Scene.EPOCH, 0));

        private final Ring ring = new Ring(16, 1 << 20, 0, EMPTY, event -> EVENT);
        private final CountingWriter writer = new CountingWriter();

        @Override
        public void begin(Run run) {
            FanOutShard shard = new FanOutShard(new EventLoop(run.executor("loop", 1)), ring);
            ResumePoint start = new ResumePoint(0, 0, EMPTY, Optional.empty(), Optional.empty(), false, 0);
            StreamRequest request = StreamRequest.of(Scene.ROOM, Scene.ADA.id());
            new Viewer(new Owner(), shard, request, false, start, new StreamPermit(new StreamLimit(1)))
                    .start(writer, HeartbeatSource.plain());
            run.strand("committer", () -> add(shard, 2));
            run.strand("staff", () -> add(shard, 1));
        }

        private Void add(FanOutShard shard, int times) {
            for (int i = 0; i < times; i++) {
                ring.add(Audience.EVERYONE, EVENT);
                shard.wake();
            }
            return null;
        }

        @Override
        public void check() {
            assertThat(writer.bytes)
                    .as("bytes that were written")
                    .isEqualTo(3 * EncodedEvent.of(EventEncoding.sse(), EVENT).size());
        }
    }

    private static final class CountingWriter implements StreamWriter {

        private int bytes;

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void write(byte[] written) {
            bytes += written.length;
        }

        @Override
        public void close() {}
    }

    private static final class Owner implements StreamOwner {

        private static final Signals SIGNALS = new Signals();

        @Override
        public void left(Viewer viewer, CloseReason reason) {}

        @Override
        public long redactions() {
            return 0;
        }

        @Override
        public void readPage(
                EventEncoding encoding,
                long after,
                long upTo,
                Consumer<ReplayPage> then,
                Consumer<CloseReason> instead) {}

        @Override
        public Signals signals() {
            return SIGNALS;
        }

        @Override
        public EngineContext env() {
            return Scene.context(new PlainStore(), Runnable::run, () -> 0);
        }
    }
}
