package dev.frontrow.chat.engine.fanout;

import dev.frontrow.chat.Given;
import dev.frontrow.chat.engine.context.EngineContext;
import dev.frontrow.chat.engine.ring.ReplayPage;
import dev.frontrow.chat.engine.ring.Ring;
import dev.frontrow.chat.engine.ring.RingFixture;
import dev.frontrow.chat.engine.send.PartsForTests;
import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.observe.ChatObserver;
import dev.frontrow.chat.result.CloseReason;
import dev.frontrow.chat.settings.ChatSettings;
import dev.frontrow.chat.transport.HeartbeatSource;
import dev.frontrow.chat.transport.StreamRequest;
import dev.frontrow.chat.transport.StreamWriter;
import dev.frontrow.chat.wire.EventEncoding;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A ring and signals with one shard, whose loop runs everything at once on the caller's thread. */
final class RoomFake implements StreamOwner {

    final Ring ring;
    final Signals signals = new Signals();
    final FanOutShard shard;
    final List<CloseReason> left = new ArrayList<>();
    final List<Throwable> failures = new ArrayList<>();
    private final EngineContext env = PartsForTests.env(ChatSettings.defaults(), () -> 0, new ChatObserver() {
        @Override
        public void hostFailed(String what, @Nullable RoomId room, Throwable failure) {
            failures.add(failure);
        }
    });
    private final Resume resume;
    private final StreamLimit streams = new StreamLimit(100);

    RoomFake(int ringEntries) {
        this.ring = RingFixture.ring(ringEntries, RingFixture.PLENTY, 0);
        this.shard = new FanOutShard(new EventLoop(Runnable::run), ring);
        this.resume = new Resume("e1", ring, ChatSettings.defaults(), (encoding, after, upTo) -> Optional.empty());
    }

    /** A connection that keeps what it gets, and can be told to take nothing. */
    static final class Line implements StreamWriter {

        final List<byte[]> writes = new ArrayList<>();
        private final ByteArrayOutputStream all = new ByteArrayOutputStream();
        boolean isReady = true;
        boolean isClosed;

        @Override
        public boolean isReady() {
            return isReady;
        }

        @Override
        public void write(byte[] bytes) {
            writes.add(bytes);
            all.writeBytes(bytes);
        }

        @Override
        public boolean write(byte[] bytes, int offset, int length) {
            writes.add(bytes);
            all.write(bytes, offset, length);
            return isReady;
        }

        @Override
        public void close() {
            isClosed = true;
        }

        /** All it got so far. */
        String text() {
            return all.toString(StandardCharsets.UTF_8);
        }
    }

    Viewer open(String user, EventEncoding encoding, Line line) {
        return open(user, encoding, line, shard);
    }

    Viewer open(String user, EventEncoding encoding, Line line, FanOutShard on) {
        Viewer viewer = viewer(user, encoding, on);
        viewer.start(line, HeartbeatSource.plain());
        return viewer;
    }

    /** One that has not begun. */
    Viewer viewer(String user, EventEncoding encoding) {
        return viewer(user, encoding, shard);
    }

    private Viewer viewer(String user, EventEncoding encoding, FanOutShard on) {
        StreamRequest request = StreamRequest.of(Given.ROOM, new UserId(user)).withEncoding(encoding);
        ResumePoint start = resume.from(request.lastEventId(), encoding);
        return new Viewer(this, on, request, false, start, new StreamPermit(streams));
    }

    /** As a room does at each tick. */
    void publish() {
        if (signals.publish()) {
            shard.wake();
        }
    }

    @Override
    public void left(Viewer viewer, CloseReason reason) {
        left.add(reason);
    }

    @Override
    public long redactions() {
        return ring.redactions();
    }

    @Override
    public Signals signals() {
        return signals;
    }

    @Override
    public void readPage(
            EventEncoding encoding, long after, long upTo, Consumer<ReplayPage> then, Consumer<CloseReason> instead) {
        instead.accept(CloseReason.TOO_OLD);
    }

    @Override
    public EngineContext env() {
        return env;
    }
}
