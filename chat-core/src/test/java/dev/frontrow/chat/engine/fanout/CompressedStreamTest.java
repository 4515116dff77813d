package dev.frontrow.chat.engine.fanout;

import static dev.frontrow.chat.engine.ring.RingFixture.ADA;
import static dev.frontrow.chat.engine.ring.RingFixture.posted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.frontrow.chat.Given;
import dev.frontrow.chat.engine.context.EngineContext;
import dev.frontrow.chat.engine.send.PartsForTests;
import dev.frontrow.chat.gate.GateDecision;
import dev.frontrow.chat.result.CloseReason;
import dev.frontrow.chat.settings.ChatSettings;
import dev.frontrow.chat.transport.HeartbeatSource;
import dev.frontrow.chat.wire.EventEncoding;
import dev.frontrow.chat.wire.Gunzip;
import dev.frontrow.chat.wire.StreamEvents;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Compressed streams: pieces that viewers share, and what is for one viewer in pieces of its own. */
class CompressedStreamTest {

    private static final EventEncoding GZIP = EventEncoding.gzip(EventEncoding.sse());

    private final RoomFake room = new RoomFake(64);

    @Test
    void aPieceIsCompressedOnceForAllAndIsThePlainOne() {
        RoomFake.Line plain = new RoomFake.Line();
        List<RoomFake.Line> lines = List.of(new RoomFake.Line(), new RoomFake.Line(), new RoomFake.Line());
        room.open("plain", EventEncoding.sse(), plain);
        for (RoomFake.Line line : lines) {
            room.open("gzip" + lines.indexOf(line), GZIP, line);
        }
        for (long seq = 1; seq <= 20; seq++) {
            room.ring.add(posted(seq, ADA, "hi " + seq));
            if (seq % 4 == 0) {
                room.shard.wake();
            }
        }
        assertThat(lines).allSatisfy(line -> {
            assertThat(line.writes).hasSize(5);
            assertThat(String.join("", pieces(line))).isEqualTo(plain.text());
            for (int i = 1; i < 5; i++) {
                assertThat(line.writes.get(i)).isSameAs(lines.get(0).writes.get(i));
            }
        });
    }

    @Test
    void whoResumesGetsTheSameAsAPlainOne() {
        for (long seq = 1; seq <= 20; seq++) {
            room.ring.add(posted(seq, ADA, "hi " + seq));
        }
        RoomFake.Line plain = new RoomFake.Line();
        RoomFake.Line line = new RoomFake.Line();
        room.open("plain", EventEncoding.sse(), plain);
        room.open("gzip", GZIP, line);
        assertThat(plain.text()).contains("hi 1\"").contains("hi 20\"");
        assertThat(String.join("", pieces(line))).isEqualTo(plain.text());
    }

    /** Whoever sees the sizes of what one viewer gets must not learn a secret by what they say in public. */
    @Test
    void whatIsForOneViewerSharesNoPieceWithWhatOthersSay() {
        RoomFake.Line line = new RoomFake.Line();
        line.isReady = false;
        Viewer viewer = room.viewer("ada", GZIP);
        viewer.open(
                List.of(
                        StreamEvents.retry(Duration.ofMillis(3000)),
                        StreamEvents.hello(Given.userState(), false, 0, Given.HEARTBEAT)),
                false);
        viewer.start(line, HeartbeatSource.plain());
        room.ring.add(posted(1, ADA, "public"));
        viewer.tell(UserStateKind.GATE, StreamEvents.gate(GateDecision.open()), 1);
        room.signals.set("occupancy", StreamEvents.occupancy(3));
        line.isReady = true;
        room.publish();
        viewer.dismiss(CloseReason.SESSION_EXPIRED);
        assertThat(pieces(line))
                .satisfiesExactly(
                        greeting -> assertThat(names(greeting)).containsExactly("hello"),
                        state -> assertThat(names(state)).containsExactly("gate"),
                        publicOne -> assertThat(names(publicOne)).containsExactly("message"),
                        signal -> assertThat(names(signal)).containsExactly("occupancy"),
                        farewell -> assertThat(names(farewell)).containsExactly("bye"));
    }

    @Test
    void ticketsAndHeartbeatsArePiecesOfTheirOwn() throws IOException {
        AtomicLong nanos = new AtomicLong();
        EngineContext env = PartsForTests.env(ChatSettings.defaults(), nanos::get);
        RoomFake.Line line = new RoomFake.Line();
        List<String> tickets = new ArrayList<>(List.of("secret"));
        HeartbeatSource heartbeats = now ->
                tickets.isEmpty() ? Optional.empty() : Optional.of(StreamEvents.ticket(tickets.remove(0), Given.NOON));
        Connection connection = new Connection(line, heartbeats, GZIP, env);
        for (int beat = 0; beat < 3; beat++) {
            nanos.addAndGet(Duration.ofSeconds(15).toNanos());
            connection.beat();
        }
        assertThat(pieces(line))
                .satisfiesExactly(
                        first -> assertThat(first).startsWith("event: ticket\n").contains("secret"),
                        second -> assertThat(second).isEqualTo(": hb\n\n"),
                        third -> assertThat(third).isEqualTo(": hb\n\n"));
        assertThat(line.writes.get(2)).isSameAs(line.writes.get(1));
    }

    @Test
    void aStreamThereIsNoRoomForSaysSoCompressed() {
        RoomFake.Line line = new RoomFake.Line();
        new RejectedStream(new EventLoop(Runnable::run), GZIP, CloseReason.OVERLOADED)
                .start(line, HeartbeatSource.plain());
        assertThat(pieces(line))
                .singleElement()
                .satisfies(farewell -> assertThat(farewell)
                        .startsWith("retry: ")
                        .contains("event: bye\ndata: {\"reason\":\"overloaded\",\"reconnect\":true}"));
        assertThat(line.isClosed).isTrue();
    }

    /** Each as a reader sees it who has only the head of the connection and that piece. */
    private static List<String> pieces(RoomFake.Line line) {
        List<String> pieces = new ArrayList<>();
        for (byte[] written : line.writes) {
            pieces.add(pieces.isEmpty() ? Gunzip.first(written) : Gunzip.piece(written));
        }
        return pieces;
    }

    private static List<String> names(String piece) {
        return piece.lines()
                .filter(line -> line.startsWith("event: "))
                .map(line -> line.substring(7))
                .toList();
    }
}
