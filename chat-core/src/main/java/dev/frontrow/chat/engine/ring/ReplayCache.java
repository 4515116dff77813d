package dev.frontrow.chat.engine.ring;

import dev.frontrow.chat.engine.context.EngineContext;
import dev.frontrow.chat.log.RoomEvent;
import dev.frontrow.chat.wire.EncodedEvent;
import dev.frontrow.chat.wire.EventEncoder;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The log beyond the ring, for those who come back: in blocks that begin at fixed places, each read and encoded once, however many want it at the same time. When thousands return
 * at once, each from another place, the store is asked for a handful of blocks.
 *
 * <p>Safe for use by many threads; never blocks.
 */
public final class ReplayCache {

    /** As many as one question to the store may ask for. */
    static final int BLOCK_EVENTS = 256;

    private final StoredLog log;
    private final String epoch;
    private final EngineContext env;
    private final Ring ring;
    private final SegmentCache blocks;
    private final ConcurrentHashMap<Long, CompletableFuture<Optional<LogSegment>>> loads = new ConcurrentHashMap<>();
    /** Behind any place before this one something is pruned: the log is pruned from its old end, and nothing comes back. */
    private final AtomicLong firstKept = new AtomicLong();

    public ReplayCache(StoredLog log, String epoch, EngineContext env, Ring ring) {
        this.log = log;
        this.epoch = epoch;
        this.env = env;
        this.ring = ring;
        this.blocks = new SegmentCache(env.settings().ringBytes());
    }

    /**
     * Events behind a place, encoded: up to another or the end of their block, whichever is nearer. Empty: some are not kept any more. Fails when the store does; that is not remembered.
     */
    public CompletableFuture<Optional<ReplayPage>> page(long after, long upTo) {
        Optional<LogSegment> here =
                blocks.find(number(after), ring.redactions(), now()).filter(block -> block.isBehind(after));
        if (here.isPresent()) {
            return CompletableFuture.completedFuture(here.map(block -> block.page(after, upTo)));
        }
        if (after < firstKept.get()) {
            return CompletableFuture.completedFuture(Optional.empty());
        }
        // Whose place was not covered by a load that somebody else began asks again; who began it is always served.
        return load(after)
                .thenCompose(loaded -> loaded.filter(block -> block.isBehind(after))
                        .map(block -> CompletableFuture.completedFuture(Optional.of(block.page(after, upTo))))
                        .orElseGet(() -> page(after, upTo)));
    }

    /** To be called from time to time. */
    public void tick() {
        blocks.forgetUnused(now());
    }

    private CompletableFuture<Optional<LogSegment>> load(long after) {
        CompletableFuture<Optional<LogSegment>> mine = new CompletableFuture<>();
        CompletableFuture<Optional<LogSegment>> first = loads.putIfAbsent(number(after), mine);
        if (first != null) {
            return first;
        }
        try {
            env.work().execute(() -> complete(after, mine));
        } catch (RejectedExecutionException stopped) {
            loads.remove(number(after), mine);
            mine.completeExceptionally(stopped);
        }
        return mine;
    }

    private void complete(long after, CompletableFuture<Optional<LogSegment>> load) {
        try {
            Optional<LogSegment> block = read(after);
            block.ifPresent(
                    read -> blocks.put(number(after), read, now())); // first: who comes next finds the one or the other
            loads.remove(number(after), load);
            load.complete(block);
        } catch (Throwable e) { // also an Error, or all who wait would wait for ever
            loads.remove(number(after), load);
            env.observer().hostFailed("store", log.room(), e);
            load.completeExceptionally(e);
        }
    }

    private Optional<LogSegment> read(long after) {
        long redactions = ring.redactions(); // before the read, so that a text that is hidden meanwhile is noticed
        long start = number(after) * BLOCK_EVENTS;
        long end = Math.min(start + BLOCK_EVENTS, ring.mark().headSeq());
        Optional<LogSegment> known = blocks.find(number(after), redactions, now())
                .filter(block -> block.from() <= after)
                .flatMap(block -> block.isBehind(after)
                        ? Optional.of(block)
                        : frames(block.upTo(), end, redactions).map(block::with));
        if (known.isPresent()) {
            return known;
        }
        Optional<LogSegment> whole = start < firstKept.get() ? Optional.empty() : block(start, end, redactions);
        return whole.isPresent() || start == after ? whole : block(after, end, redactions);
    }

    private Optional<LogSegment> block(long from, long end, long redactions) {
        return frames(from, end, redactions).map(frames -> new LogSegment(from, redactions, frames));
    }

    /** From the ring if it has all of them, so that what follows the head costs the store nothing; otherwise one question to the store. */
    private Optional<List<EncodedEvent>> frames(long from, long end, long redactions) {
        Optional<List<EncodedEvent>> inRing = ring.frames(from, end, redactions);
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
                .map(event -> EventEncoder.event(epoch, event))
                .toList());
    }

    private static long number(long after) {
        return after / BLOCK_EVENTS;
    }

    private long now() {
        return env.nanoTime().getAsLong();
    }
}
