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

    private final List<RingEntry> slots;
    private final long end;
    private final boolean hasPassing;
    private @Nullable EncodedEvent forViewers;
    private @Nullable EncodedEvent forStaff;

    /** @param end the index behind the last slot */
    Slice(List<RingEntry> slots, long end) {
        this.slots = slots;
        this.end = end;
        this.hasPassing = slots.stream().anyMatch(slot -> slot.event() == null);
    }

    /** The index behind it. */
    public long end() {
        return end;
    }

    /**
     * What somebody gets of it; may be nothing.
     *
     * @param liveFrom frames without a place in the log that are before this index are old news to them: their hello told a later state
     */
    public EncodedEvent framesFor(boolean isStaff, long liveFrom) {
        if (hasPassing && slots.get(0).index() < liveFrom) {
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
        List<EncodedEvent> frames = slots.stream()
                .filter(slot -> slot.event() != null || slot.index() >= liveFrom)
                .filter(slot -> slot.audience().reaches(isStaff))
                .map(RingEntry::frame)
                .toList();
        return EncodedEvent.join(frames);
    }
}
