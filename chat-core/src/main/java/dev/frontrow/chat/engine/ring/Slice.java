package dev.frontrow.chat.engine.ring;

import dev.frontrow.chat.wire.EncodedEvent;
import dev.frontrow.chat.wire.EventEncoding;
import dev.frontrow.chat.wire.StreamEvent;
import java.util.List;

/**
 * A stretch of a ring. What is the same for many viewers is encoded once and shared: viewers who stand at the same
 * place all write the same bytes. Safe for use by many threads.
 */
public final class Slice {

    private final List<RingEntry> entries;
    private final long from;
    private final long end;
    private final int upToBytes;
    private final boolean hasPassing;
    private final EncodedOnce forViewers;
    private final EncodedOnce forStaff;

    /**
     * @param from the index of the first entry
     * @param end the index behind the last entry
     * @param upToBytes how much was asked for
     */
    Slice(List<RingEntry> entries, long from, long end, int upToBytes) {
        this.entries = entries;
        this.from = from;
        this.end = end;
        this.upToBytes = upToBytes;
        this.hasPassing = entries.stream().anyMatch(entry -> entry.event() == null);
        this.forViewers = new EncodedOnce(() -> events(false, 0));
        this.forStaff = hasPassing ? new EncodedOnce(() -> events(true, 0)) : forViewers;
    }

    /** Nothing, at the end of a ring. */
    static Slice empty(long from) {
        return new Slice(List.of(), from, from, 0);
    }

    /** Whether it is what would be cut for these. */
    boolean answers(long otherFrom, int otherUpToBytes) {
        return from == otherFrom && upToBytes == otherUpToBytes;
    }

    /** The index behind it. */
    public long end() {
        return end;
    }

    /**
     * What somebody gets of it; may be nothing.
     *
     * @param liveFrom entries without a place in the log that are before this index are old news to them: their hello
     *     told a later state
     */
    public EncodedEvent encodedFor(EventEncoding encoding, boolean isStaff, long liveFrom) {
        if (hasPassing && from < liveFrom) {
            return EncodedEvent.of(encoding, events(isStaff, liveFrom));
        }
        return (isStaff ? forStaff : forViewers).in(encoding);
    }

    private List<StreamEvent> events(boolean isStaff, long liveFrom) {
        return entries.stream()
                .filter(entry -> entry.event() != null || entry.index() >= liveFrom)
                .filter(entry -> entry.audience().reaches(isStaff))
                .map(RingEntry::streamEvent)
                .toList();
    }
}
