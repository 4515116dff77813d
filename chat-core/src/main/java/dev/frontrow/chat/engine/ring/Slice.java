package dev.frontrow.chat.engine.ring;

import dev.frontrow.chat.wire.EncodedEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of a ring. What is the same for many viewers is joined once and shared: in a burst, viewers who stand at the same place all write the same bytes.
 *
 * <p>Used by one thread.
 */
public final class Slice {

    private final List<RingEntry> entries;
    private final long end;
    private final boolean hasPassing;
    private @Nullable EncodedEvent forViewers;
    private @Nullable EncodedEvent forStaff;

    /** @param end the index behind the last entry */
    Slice(List<RingEntry> entries, long end) {
        this.entries = entries;
        this.end = end;
        this.hasPassing = entries.stream().anyMatch(entry -> entry.event() == null);
    }

    /** The index behind it. */
    public long end() {
        return end;
    }

    /**
     * What somebody gets of it; may be nothing.
     *
     * @param liveFrom entries without a place in the log that are before this index are old news to them: their hello told a later state
     */
    public EncodedEvent encodedFor(boolean isStaff, long liveFrom) {
        if (hasPassing && entries.get(0).index() < liveFrom) {
            return join(isStaff, liveFrom);
        }
        return isStaff && hasPassing ? staff() : viewers();
    }

    private EncodedEvent viewers() {
        if (forViewers == null) {
            forViewers = join(false, 0);
        }
        return forViewers;
    }

    private EncodedEvent staff() {
        if (forStaff == null) {
            forStaff = join(true, 0);
        }
        return forStaff;
    }

    private EncodedEvent join(boolean isStaff, long liveFrom) {
        List<EncodedEvent> encodedEvents = entries.stream()
                .filter(entry -> entry.event() != null || entry.index() >= liveFrom)
                .filter(entry -> entry.audience().reaches(isStaff))
                .map(RingEntry::encoded)
                .toList();
        return EncodedEvent.join(encodedEvents);
    }
}
