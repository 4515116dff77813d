package dev.frontrow.chat.engine.fanout;

import dev.frontrow.chat.engine.context.EngineContext;
import dev.frontrow.chat.engine.context.TickPeriod;
import dev.frontrow.chat.transport.HeartbeatSource;
import dev.frontrow.chat.transport.StreamWriter;
import dev.frontrow.chat.wire.EncodedEvent;
import dev.frontrow.chat.wire.EventEncoding;
import dev.frontrow.chat.wire.StreamEvent;
import dev.frontrow.chat.wire.StreamEvents;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * The writing end of one stream, with its encoding, its heartbeat and its write deadline. Belongs to the viewer's loop.
 */
final class Connection {

    private final StreamWriter writer;
    private final HeartbeatSource heartbeats;
    private final EventEncoding encoding;
    private final EngineContext env;
    private final long heartbeatNanos; // a little less than the heartbeat, because it is looked at only once a tick
    private final EncodedEvent.Sink sink;
    private boolean begun;
    private boolean ready; // as the transport said last; only a write can change it
    private boolean stalled;
    private long stalledSince;
    private long lastWrite;
    private long lastBeat;

    Connection(StreamWriter writer, HeartbeatSource heartbeats, EventEncoding encoding, EngineContext env) {
        this.writer = writer;
        this.sink = writer::write;
        this.heartbeats = heartbeats;
        this.encoding = encoding;
        this.env = env;
        this.heartbeatNanos = env.settings()
                .heartbeat()
                .minus(TickPeriod.period(env.settings()))
                .toNanos();
        this.lastWrite = nanoTime();
        this.lastBeat = lastWrite;
    }

    /** Whether it takes bytes now. From the first time that it does not, the write deadline runs. */
    boolean isReady() {
        if (!ready) {
            note(writer.isReady());
        }
        return ready;
    }

    void write(EncodedEvent encoded) throws IOException {
        EncodedEvent piece = begun ? encoded : EncodedEvent.first(encoding, encoded);
        begun = true;
        note(piece.writeTo(sink));
        lastWrite = nanoTime();
    }

    private void note(boolean isReady) {
        if (!isReady && !stalled) {
            stalledSince = nanoTime();
        }
        stalled = !isReady;
        ready = isReady;
    }

    void write(List<StreamEvent> events) throws IOException {
        write(EncodedEvent.of(encoding, events));
    }

    /** Whether it took no bytes for the whole write deadline. */
    boolean isOverdue() {
        return stalled
                && nanoTime() - stalledSince >= env.settings().writeDeadline().toNanos();
    }

    /**
     * The transport is asked at every heartbeat, however busy the room is; a plain one is written only when nothing
     * else was. A connection that takes nothing gets none.
     */
    void beat() throws IOException {
        long now = nanoTime();
        boolean isIdle = now - lastWrite >= heartbeatNanos;
        if (stalled || (!isIdle && now - lastBeat < heartbeatNanos)) {
            return;
        }
        lastBeat = now;
        if (isReady()) {
            Optional<StreamEvent> due = heartbeats.next(env.clock().instant());
            if (isIdle || due.isPresent()) {
                write(List.of(due.orElse(StreamEvents.heartbeat())));
            }
        }
    }

    void close() {
        writer.close();
    }

    private long nanoTime() {
        return env.nanoTime().getAsLong();
    }
}
