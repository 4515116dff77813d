package dev.frontrow.chat.hub;

import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.wire.Frame;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A stretch of a ring as bytes. What is the same for many viewers is joined once and shared: in a burst, viewers who stand at the same place all write the same array.
 *
 * <p>Used by one thread.
 */
final class Slice {

    private final List<Slot> slots;
    private final long end;
    private final boolean hasPersonal;
    private final boolean hasPassing;
    private final Map<Audience.Group, byte[]> shared = new EnumMap<>(Audience.Group.class);

    /** @param end the index behind the last slot */
    Slice(List<Slot> slots, long end) {
        this.slots = slots;
        this.end = end;
        this.hasPersonal = slots.stream().anyMatch(slot -> slot.audience().isPersonal());
        this.hasPassing = slots.stream().anyMatch(slot -> slot.event() == null);
    }

    /** The index behind it. */
    long end() {
        return end;
    }

    /**
     * What somebody gets of it; may be nothing.
     *
     * @param liveFrom private frames before this index are old news to them: their hello told a later state
     */
    byte[] bytesFor(UserId user, boolean isStaff, long liveFrom) {
        if (hasPersonal || (hasPassing && slots.get(0).index() < liveFrom)) {
            return join(user, isStaff, liveFrom);
        }
        Audience.Group group = isStaff ? Audience.Group.STAFF : Audience.Group.EVERYONE;
        return shared.computeIfAbsent(group, g -> join(user, isStaff, liveFrom));
    }

    private byte[] join(UserId user, boolean isStaff, long liveFrom) {
        List<Frame> frames = new ArrayList<>(slots.size());
        for (Slot slot : slots) {
            boolean isNews = slot.event() != null || slot.index() >= liveFrom;
            if (isNews && slot.audience().reaches(user, isStaff)) {
                frames.add(slot.frame());
            }
        }
        return Frame.join(frames).toBytes();
    }
}
