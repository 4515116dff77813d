package dev.frontrow.chat.engine.fanout;

import static dev.frontrow.it.schedules.Explored.allSchedulesHold;
import static dev.frontrow.it.schedules.Explored.isFound;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.frontrow.chat.PlainStore;
import dev.frontrow.chat.Scene;
import dev.frontrow.chat.engine.context.EngineContext;
import dev.frontrow.chat.engine.room.Room;
import dev.frontrow.chat.log.Position;
import dev.frontrow.chat.store.RoomHead;
import dev.frontrow.chat.transport.HeartbeatSource;
import dev.frontrow.chat.transport.StreamRequest;
import dev.frontrow.chat.transport.StreamWriter;
import dev.frontrow.chat.wire.StreamEvents;
import dev.frontrow.it.schedules.Explorer;
import dev.frontrow.it.schedules.PlantedBug;
import dev.frontrow.it.schedules.Points;
import dev.frontrow.it.schedules.Run;
import dev.frontrow.it.schedules.Scenario;
import java.util.List;
import org.junit.jupiter.api.Test;

class SignalsSchedulesTest {

    private static final Explorer EXPLORER = Explorer.of(Telling.class, Signals.class, FanOutShard.class);

    @Test
    void what_is_set_and_published_reaches_every_viewer() throws Exception {
        allSchedulesHold(EXPLORER);
    }

    @Test
    void viewers_that_are_woken_before_something_is_published_are_noticed() throws Exception {
        isFound(
                EXPLORER,
                PlantedBug.in("chat-core", Room.class)
                        .replacing("if (signals.publish()) { wake(); }", "wake(); signals.publish();"),
                "told to a viewer");
    }

    @Test
    void a_viewer_that_takes_a_later_version_for_the_one_it_got_is_noticed() throws Exception {
        isFound(
                EXPLORER,
                PlantedBug.in("chat-core", Feed.class)
                        .replacing("signalsVersion = batch.version();", "signalsVersion = owner.signals().version();"),
                "told to a viewer");
    }

    /** Two things are signalled while the room ticks, and it ticks once more after that; two loops serve a viewer each. */
    static final class Telling implements Scenario {

        private final RecordedText first = new RecordedText();
        private final RecordedText second = new RecordedText();
        private boolean areSet;

        @Override
        public void begin(Run run) {
            EngineContext context = Scene.context(new PlainStore(), Runnable::run, () -> 0);
            RoomHead empty = new RoomHead(new Position(Scene.EPOCH, 0), 0, List.of());
            List<EventLoop> loops =
                    List.of(new EventLoop(run.executor("loop-a", 1)), new EventLoop(run.executor("loop-b", 1)));
            Room room = new Room(Scene.ROOM, empty, context, loops, new StreamLimit(10), changed -> {});
            for (RecordedText writer : List.of(first, second)) {
                Viewer viewer = room.enter(StreamRequest.of(Scene.ROOM, Scene.ADA.id()), false);
                viewer.start(writer, HeartbeatSource.plain());
            }
            run.strand("ben", () -> {
                room.signals().set("ben", StreamEvents.occupancy(1001));
                room.signals().set("cleo", StreamEvents.occupancy(1002));
                areSet = true;
                return null;
            });
            run.strand("tick", () -> {
                room.tick();
                Points.await("both are set", () -> areSet);
                room.tick();
                return null;
            });
        }

        @Override
        public void check() {
            for (RecordedText writer : List.of(first, second)) {
                assertThat(writer.text)
                        .as("told to a viewer")
                        .containsOnlyOnce(":1001")
                        .containsOnlyOnce(":1002");
            }
        }
    }

    private static final class RecordedText implements StreamWriter {

        private final StringBuilder text = new StringBuilder();

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void write(byte[] bytes) {
            text.append(new String(bytes, UTF_8));
        }

        @Override
        public void close() {}
    }
}
