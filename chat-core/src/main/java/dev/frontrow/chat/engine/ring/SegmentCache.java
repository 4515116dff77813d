package dev.frontrow.chat.engine.ring;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Optional;

/**
 * The segments of one room that somebody wanted a moment ago: bounded by count and by bytes, the one unused for longest
 * goes first, and all go when nobody replays.
 *
 * <p>Safe for use by many threads: every method is one short critical section on this object's own monitor.
 */
final class SegmentCache {

    private static final int MAX_SEGMENTS = 16;
    private static final long UNUSED_NANOS = 5_000_000_000L;

    private final LinkedHashMap<SegmentKey, Kept> kept = new LinkedHashMap<>(MAX_SEGMENTS, 0.75f, true);
    private final int maxBytes;
    private long bytes;

    /** @param maxBytes how many bytes are kept; a segment that is larger is kept alone */
    SegmentCache(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    private static final class Kept {
        private final LogSegment segment;
        private long lastUse;

        Kept(LogSegment segment, long lastUse) {
            this.segment = segment;
            this.lastUse = lastUse;
        }
    }

    /** A segment, if no text was taken back since it was read. */
    synchronized Optional<LogSegment> find(SegmentKey key, long redactions, long nanoTime) {
        Kept found = kept.get(key);
        if (found == null || found.segment.redactions() != redactions) {
            return Optional.empty();
        }
        found.lastUse = nanoTime;
        return Optional.of(found.segment);
    }

    /** Keeps a segment in place of the one that had its key. */
    synchronized void put(SegmentKey key, LogSegment segment, long nanoTime) {
        Kept before = kept.put(key, new Kept(segment, nanoTime));
        bytes += segment.size() - (before == null ? 0 : before.segment.size());
        Iterator<Kept> oldest = kept.values().iterator();
        while (kept.size() > 1 && (kept.size() > MAX_SEGMENTS || bytes > maxBytes)) {
            bytes -= oldest.next().segment.size();
            oldest.remove();
        }
    }

    /** Lets go of what nobody wanted for some seconds. */
    synchronized void forgetUnused(long nanoTime) {
        kept.values().removeIf(one -> {
            boolean isUnused = nanoTime - one.lastUse >= UNUSED_NANOS;
            bytes -= isUnused ? one.segment.size() : 0;
            return isUnused;
        });
    }

    synchronized int count() {
        return kept.size();
    }

    synchronized long bytes() {
        return bytes;
    }
}
