package dev.frontrow.chat.engine.ring;

import dev.frontrow.chat.engine.context.EngineContext;
import dev.frontrow.chat.log.RoomEvent;
import dev.frontrow.chat.wire.EncodedEvent;
import dev.frontrow.chat.wire.EventEncoding;
import dev.frontrow.chat.wire.StreamEvent;
import dev.frontrow.chat.wire.StreamEvents;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The log beyond the ring, for those who come back: in segments that begin at fixed places, each read and encoded once,
 * however many want it at the same time. When thousands return at once, each from another place, the store is asked for
 * a handful of segments, and once more for each further encoding.
 *
 * <p>Safe for use by many threads; never blocks.
 */
public final class ReplayCache {

    /** As many as one question to the store may ask for. */
    static final int SEGMENT_EVENTS = 256;

    private final StoredLog log;
    private final String epoch;
    private final EngineContext env;
    private final Ring ring;
    private final SegmentCache segments;
    private final ConcurrentHashMap<SegmentKey, CompletableFuture<Optional<LogSegment>>> loads =
            new ConcurrentHashMap<>();
    /**
     * Behind any place before this one something is pruned: the log is pruned from its old end, and nothing comes back.
     */
    private final AtomicLong firstKept = new AtomicLong();

    public ReplayCache(StoredLog log, String epoch, EngineContext env, Ring ring) {
        this.log = log;
        this.epoch = epoch;
        this.env = env;
        this.ring = ring;
        this.segments = new SegmentCache(env.settings().ringBytes());
    }

    /**
     * Events behind a place, encoded: up to another or the end of their segment, whichever is nearer. Empty: some are
     * not kept any more. Fails when the store does; that is not remembered.
     */
    public CompletableFuture<Optional<ReplayPage>> page(EventEncoding encoding, long after, long upTo) {
        SegmentKey key = new SegmentKey(encoding, after / SEGMENT_EVENTS);
        Optional<LogSegment> here =
                segments.find(key, ring.redactions(), now()).filter(segment -> segment.isBehind(after));
        if (here.isPresent()) {
            return CompletableFuture.completedFuture(here.map(segment -> segment.page(after, upTo)));
        }
        if (after < firstKept.get()) {
            return CompletableFuture.completedFuture(Optional.empty());
        }
        // Whose place was not covered by a load that somebody else began asks again; who began it is always served.
        return load(key, after)
                .thenCompose(loaded -> loaded.filter(segment -> segment.isBehind(after))
                        .map(segment -> CompletableFuture.completedFuture(Optional.of(segment.page(after, upTo))))
                        .orElseGet(() -> page(encoding, after, upTo)));
    }

    /** To be called from time to time. */
    public void tick() {
        segments.forgetUnused(now());
    }

    private CompletableFuture<Optional<LogSegment>> load(SegmentKey key, long after) {
        CompletableFuture<Optional<LogSegment>> mine = new CompletableFuture<>();
        CompletableFuture<Optional<LogSegment>> first = loads.putIfAbsent(key, mine);
        if (first != null) {
            return first;
        }
        try {
            env.work().execute(() -> complete(key, after, mine));
        } catch (RejectedExecutionException stopped) {
            loads.remove(key, mine);
            mine.completeExceptionally(stopped);
        }
        return mine;
    }

    private void complete(SegmentKey key, long after, CompletableFuture<Optional<LogSegment>> load) {
        try {
            Optional<LogSegment> segment = read(key, after);
            // First: who comes next finds the one or the other.
            segment.ifPresent(read -> segments.put(key, read, now()));
            loads.remove(key, load);
            load.complete(segment);
        } catch (Throwable e) { // also an Error, or all who wait would wait for ever
            loads.remove(key, load);
            env.observer().hostFailed("store", log.room(), e);
            load.completeExceptionally(e);
        }
    }

    private Optional<LogSegment> read(SegmentKey key, long after) {
        long redactions = ring.redactions(); // before the read, so that a text that is hidden meanwhile is noticed
        long start = key.number() * SEGMENT_EVENTS;
        long end = Math.min(start + SEGMENT_EVENTS, ring.mark().headSeq());
        Optional<LogSegment> known = segments.find(key, redactions, now())
                .filter(segment -> segment.from() <= after)
                .flatMap(segment -> segment.isBehind(after)
                        ? Optional.of(segment)
                        : events(segment.upTo(), end, redactions)
                                .map(events -> segment.with(encoded(key.encoding(), events))));
        if (known.isPresent()) {
            return known;
        }
        Optional<LogSegment> whole = start < firstKept.get() ? Optional.empty() : segment(key, start, end, redactions);
        return whole.isPresent() || start == after ? whole : segment(key, after, end, redactions);
    }

    private Optional<LogSegment> segment(SegmentKey key, long from, long end, long redactions) {
        return events(from, end, redactions)
                .map(events -> new LogSegment(from, redactions, encoded(key.encoding(), events)));
    }

    private static List<EncodedEvent> encoded(EventEncoding encoding, List<StreamEvent> events) {
        return events.stream().map(event -> EncodedEvent.of(encoding, event)).toList();
    }

    /**
     * From the ring if it has all of them, so that what follows the head costs the store nothing; otherwise one
     * question to the store.
     */
    private Optional<List<StreamEvent>> events(long from, long end, long redactions) {
        Optional<List<StreamEvent>> inRing = ring.events(from, end, redactions);
        if (inRing.isPresent()) {
            return inRing;
        }
        Optional<List<RoomEvent>> events = log.read(from, end);
        if (events.isEmpty()) {
            firstKept.accumulateAndGet(from + 1, Math::max);
            return Optional.empty();
        }
        if (events.get().size() != end - from) {
            throw new IllegalStateException(
                    "log from " + from + " to " + end + ": " + events.get().size() + " events");
        }
        return Optional.of(events.get().stream()
                .map(event -> StreamEvents.event(epoch, event))
                .toList());
    }

    private long now() {
        return env.nanoTime().getAsLong();
    }
}
