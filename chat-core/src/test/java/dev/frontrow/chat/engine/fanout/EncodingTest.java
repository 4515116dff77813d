package dev.frontrow.chat.engine.fanout;

import static dev.frontrow.chat.engine.ring.RingFixture.ADA;
import static dev.frontrow.chat.engine.ring.RingFixture.deleted;
import static dev.frontrow.chat.engine.ring.RingFixture.posted;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.frontrow.chat.result.CloseReason;
import dev.frontrow.chat.wire.EventEncoding;
import dev.frontrow.chat.wire.StreamEvent;
import dev.frontrow.chat.wire.StreamEvents;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Viewers of two encodings in one room: the same events, each encoded once for all who want it so. */
class EncodingTest {

    /** As a WebSocket could have it: a line for each event, with its name and position beside its data. */
    private static final class Lines implements EventEncoding {

        private int written;

        @Override
        public byte[] encode(List<StreamEvent> events) {
            return events.stream()
                    .filter(event -> !event.name().equals(StreamEvents.RETRY))
                    .map(this::line)
                    .collect(Collectors.joining())
                    .getBytes(UTF_8);
        }

        private String line(StreamEvent event) {
            written++;
            ByteBuffer json = ByteBuffer.allocate(event.jsonSize());
            event.putJson(json);
            return event.name() + " " + event.id().orElse("-") + " " + new String(json.array(), UTF_8) + "\n";
        }
    }

    private final Lines lines = new Lines();
    private final RoomFake room = new RoomFake(16);
    private final List<RoomFake.Line> inLines = List.of(new RoomFake.Line(), new RoomFake.Line(), new RoomFake.Line());
    private final RoomFake.Line browser = new RoomFake.Line();

    private void enter() {
        room.open("browser", EventEncoding.sse(), browser);
        for (int i = 0; i < inLines.size(); i++) {
            room.open("line" + i, lines, inLines.get(i));
        }
    }

    @Test
    void eachEventIsEncodedOnceForAllWhoWantItSo() {
        enter();
        room.ring.add(posted(1, ADA, "hi"));
        room.shard.wake();
        assertThat(inLines).allSatisfy(one -> {
            assertThat(one.text())
                    .startsWith("message e1.1 {")
                    .contains("\"text\":\"hi\"")
                    .endsWith("}\n");
            assertThat(one.writes.get(0)).isSameAs(inLines.get(0).writes.get(0));
        });
        assertThat(lines.written).isEqualTo(1);
        assertThat(browser.text())
                .startsWith("id: e1.1\nevent: message\ndata: {")
                .endsWith("}\n\n");
    }

    @Test
    void theDataIsTheSameInEveryEncoding() {
        enter();
        room.ring.add(posted(1, ADA, "a\nb \u2028 <script> \uD83D\uDE00"));
        room.ring.add(deleted(2, 1));
        room.ring.add(posted(3, ADA, "c"));
        room.shard.wake();
        room.signals.set("occupancy", StreamEvents.occupancy(3));
        room.publish();
        List<String> asLines = inLines.get(0)
                .text()
                .lines()
                .map(line -> line.substring(line.indexOf('{')))
                .toList();
        List<String> asSse = browser.text()
                .lines()
                .filter(line -> line.startsWith("data: "))
                .map(line -> line.substring(6))
                .toList();
        assertThat(asLines).hasSize(4).isEqualTo(asSse);
    }

    @Test
    void aTextThatWasTakenBackIsInNoEncodingAnyMore() {
        room.ring.add(posted(1, ADA, "secret"));
        enter();
        assertThat(inLines.get(0).text()).contains("secret");
        room.ring.add(deleted(2, 1));
        RoomFake.Line later = new RoomFake.Line();
        room.open("later", lines, later);
        assertThat(later.text()).contains("message e1.1 ").doesNotContain("secret");
    }

    @Test
    void viewersOnTwoLoopsShareTheBytesToo() {
        FanOutShard other = new FanOutShard(new EventLoop(Runnable::run), room.ring);
        RoomFake.Line here = new RoomFake.Line();
        RoomFake.Line there = new RoomFake.Line();
        room.open("here", lines, here);
        room.open("there", lines, there, other);
        room.ring.add(posted(1, ADA, "hi"));
        room.shard.wake();
        other.wake();
        assertThat(there.writes.get(0)).isSameAs(here.writes.get(0));
        assertThat(lines.written).isEqualTo(1);
    }

    @Test
    void anEncodingThatFailsEndsTheStreamAndIsTold() {
        EventEncoding wrong = events -> {
            throw new IllegalStateException("no form for " + events);
        };
        RoomFake.Line line = new RoomFake.Line();
        room.open("ben", wrong, line);
        room.ring.add(posted(1, ADA, "hi"));
        room.shard.wake();
        assertThat(line.text()).isEmpty();
        assertThat(room.left).containsExactly(CloseReason.GONE);
        assertThat(room.failures)
                .hasSize(1)
                .allSatisfy(failure -> assertThat(failure).hasMessageContaining("no form for [message e1.1]"));
    }

    @Test
    void whatAnEncodingDoesNotTellIsLeftOut() {
        enter();
        room.ring.add(posted(1, ADA, "hi"));
        room.shard.wake();
        room.open("gone", lines, inLines.get(0)).dismiss(CloseReason.DRAINING);
        assertThat(inLines.get(0).text()).contains("bye - {").doesNotContain("retry");
    }
}
