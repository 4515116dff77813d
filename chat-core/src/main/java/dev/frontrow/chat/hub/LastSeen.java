package dev.frontrow.chat.hub;

import dev.frontrow.chat.store.RoomMark;
import org.jspecify.annotations.Nullable;

/** The sanctions that were read last, by the number they had then. Set by the room's committer, looked at by the check too. */
final class LastSeen {

    private final String epoch;
    private volatile @Nullable Long sanctions;

    /** Nothing was seen: whatever comes first is other than that. */
    LastSeen(String epoch) {
        this.epoch = epoch;
    }

    /** Whether the log is another, or a sanction was given or lifted since. Not whether there are new events. */
    boolean hasChanged(RoomMark mark) {
        Long seen = sanctions;
        return seen == null || seen != mark.sanctions() || !mark.head().epoch().equals(epoch);
    }

    void saw(RoomMark mark) {
        sanctions = mark.sanctions();
    }
}
