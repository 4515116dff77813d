package dev.frontrow.chat.engine.room;

import dev.frontrow.chat.engine.context.Deadline;
import dev.frontrow.chat.engine.context.EngineContext;
import dev.frontrow.chat.engine.fanout.Resume;
import dev.frontrow.chat.engine.fanout.ResumePoint;
import dev.frontrow.chat.engine.ring.LostLogException;
import dev.frontrow.chat.engine.ring.ReplayCache;
import dev.frontrow.chat.engine.ring.ReplayPage;
import dev.frontrow.chat.engine.ring.Ring;
import dev.frontrow.chat.engine.ring.RingLoader;
import dev.frontrow.chat.engine.ring.StoredLog;
import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.log.Position;
import dev.frontrow.chat.log.RoomEvent;
import dev.frontrow.chat.log.RoomState;
import dev.frontrow.chat.result.CloseReason;
import dev.frontrow.chat.settings.ChatSettings;
import dev.frontrow.chat.transport.StreamRequest;
import dev.frontrow.chat.wire.EventEncoding;
import dev.frontrow.chat.wire.StreamEvents;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A room's log as this node has it: its newest events in the ring, the older ones through the replay cache, and where a
 * viewer begins. Safe for use by many threads; what changes it comes from the room's committer alone.
 */
final class RoomLog {

    private final RoomId id;
    private final Ring ring;
    private final RingLoader loader;
    private final ReplayCache replayCache;
    private final Resume resume;
    private final Duration readTimeout;

    /**
     * Reads the tail, so that newcomers need no store.
     *
     * @param stored the room as the store has it
     */
    RoomLog(RoomId id, RoomState stored, EngineContext env) {
        this.id = id;
        ChatSettings settings = env.settings();
        this.readTimeout = settings.storeTimeout();
        Position head = stored.head();
        this.ring = new Ring(
                settings.ringEntries(),
                settings.ringBytes(),
                Math.max(0, head.seq() - settings.tail()),
                stored,
                event -> StreamEvents.event(head.epoch(), event));
        StoredLog log = new StoredLog(id, env.store());
        this.loader = new RingLoader(log, ring);
        this.replayCache = new ReplayCache(log, head.epoch(), env, ring);
        this.resume = new Resume(head.epoch(), ring, settings, this::firstPage);
        loader.fill(head.seq());
    }

    Ring ring() {
        return ring;
    }

    /** The room after the newest event here. */
    RoomState state() {
        return ring.mark().room();
    }

    /** Where a viewer begins. */
    ResumePoint begin(StreamRequest request) {
        return resume.from(request.lastEventId(), request.encoding());
    }

    /** Puts an event behind the head, after those that another node committed in between. */
    void append(RoomEvent event) {
        long head = headSeq();
        if (event.seq() <= head) {
            throw new LostLogException(id, "place " + event.seq() + " was given again, and it went to " + head);
        }
        loader.fill(event.seq() - 1);
        ring.add(event);
    }

    /** Reads what was committed elsewhere up to the head of the store. */
    void catchUp(long storeHead) {
        long head = headSeq();
        if (storeHead < head) {
            throw new LostLogException(id, "it ends at " + storeHead + ", and went to " + head);
        }
        loader.fill(storeHead);
    }

    /** Hands a page over on a worker's thread, or at once if it is here already. */
    @SuppressWarnings("FutureReturnValueIgnored") // whatever comes of it is handed over
    void readPage(
            EventEncoding encoding, long after, long upTo, Consumer<ReplayPage> then, Consumer<CloseReason> instead) {
        replayCache.page(encoding, after, upTo).whenComplete((page, failure) -> {
            if (failure != null) {
                instead.accept(isLost(failure) ? CloseReason.EPOCH_CHANGED : CloseReason.STORE_UNAVAILABLE);
            } else if (page.isEmpty()) {
                instead.accept(CloseReason.TOO_OLD);
            } else {
                then.accept(page.get());
            }
        });
    }

    /** To be called from time to time. */
    void tick() {
        ring.forgetSlice();
        replayCache.tick();
    }

    private long headSeq() {
        return state().head().seq();
    }

    private static boolean isLost(Throwable failure) {
        return failure instanceof LostLogException || failure.getCause() instanceof LostLogException;
    }

    private Optional<ReplayPage> firstPage(EventEncoding encoding, long after, long upTo) {
        return Deadline.await(replayCache.page(encoding, after, upTo), readTimeout, "reading a page");
    }
}
