package dev.frontrow.chat.engine.ring;

import static dev.frontrow.it.schedules.Explored.allSchedulesHold;
import static dev.frontrow.it.schedules.Explored.isFound;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.frontrow.chat.Scene;
import dev.frontrow.chat.log.Position;
import dev.frontrow.chat.log.RoomEvent;
import dev.frontrow.chat.log.RoomState;
import dev.frontrow.chat.message.Body;
import dev.frontrow.chat.message.ChatMessage;
import dev.frontrow.chat.message.DeletedBy;
import dev.frontrow.chat.message.MessageId;
import dev.frontrow.chat.wire.EventEncoding;
import dev.frontrow.chat.wire.StreamEvents;
import dev.frontrow.it.schedules.Explorer;
import dev.frontrow.it.schedules.PlantedBug;
import dev.frontrow.it.schedules.Run;
import dev.frontrow.it.schedules.Scenario;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RingSchedulesTest {

    private static final Explorer EXPLORER = Explorer.of(Readers.class, Ring.class);

    @Test
    void whoever_has_read_a_delete_reads_the_text_no_more() throws Exception {
        allSchedulesHold(EXPLORER);
    }

    @Test
    void a_text_that_is_hidden_after_its_delete_can_be_read_is_noticed() throws Exception {
        isFound(
                EXPLORER,
                PlantedBug.in("chat-core", Ring.class)
                        .replacing("if (event.rewrites()) { redactions++; replaceWhere(event::rewrite); }", "")
                        .replacing(
                                "public synchronized void add(RoomEvent event) {",
                                "public void add(RoomEvent event) {"
                                        + " append(event); if (event.rewrites()) { hide(event); } }"
                                        + " private synchronized void hide(RoomEvent event) {"
                                        + " redactions++; replaceWhere(event::rewrite); }"
                                        + " private synchronized void append(RoomEvent event) {"),
                "a text whose delete was read");
    }

    /** A room with room for three entries: a committer adds to it, somebody tells the staff something, a loop reads. */
    static final class Readers implements Scenario {

        private final Ring ring = new Ring(3, 1 << 20, 0, room(0), event -> StreamEvents.event(Scene.EPOCH, event));

        @Override
        public void begin(Run run) {
            ring.add(posted(1, "secret"));
            ring.add(posted(2, "hello"));
            run.strand("committer", () -> {
                ring.add(new RoomEvent.Deleted(3, new MessageId("m1"), DeletedBy.MODERATOR, Scene.NOON));
                ring.add(posted(4, "bye"));
                return null;
            });
            run.strand("staff", () -> {
                ring.add(Audience.STAFF, StreamEvents.occupancy(7));
                return null;
            });
            run.strand("loop", () -> {
                read();
                return null;
            });
        }

        private void read() {
            boolean isDeleted = false;
            for (int times = 0; times < 3; times++) {
                Optional<Slice> slice = ring.slice(0, 1 << 20);
                String text = slice.map(found -> new String(
                                found.encodedFor(EventEncoding.sse(), false, 0).toBytes(), UTF_8))
                        .orElse("");
                isDeleted |= text.contains("event: message.deleted");
                assertThat(isDeleted && text.contains("secret"))
                        .as("a text whose delete was read")
                        .isFalse();
                slice.ifPresent(found -> assertThat(found.end()).isGreaterThanOrEqualTo(2));
            }
        }

        @Override
        public void check() {
            assertThat(ring.mark()).isEqualTo(new Ring.Mark(5, room(4)));
            assertThat(ring.indexBehind(3)).isPresent();
        }

        private static RoomState room(long headSeq) {
            return RoomState.of(new Position(Scene.EPOCH, headSeq));
        }

        private static RoomEvent posted(long seq, String text) {
            return new RoomEvent.Posted(new ChatMessage(
                    Scene.ROOM, seq, new MessageId("m" + seq), Scene.ADA, Scene.NOON, new Body.Text(text, null)));
        }
    }
}
