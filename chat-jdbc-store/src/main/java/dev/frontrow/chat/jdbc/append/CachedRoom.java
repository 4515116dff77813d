package dev.frontrow.chat.jdbc.append;

import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.jdbc.table.RoomRow;
import dev.frontrow.chat.mode.Mode;
import dev.frontrow.chat.mode.ModeSet;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A room as it was at one number of actions. As long as the row has that number, no sanction was given and no action
 * used a key since; sanctions that ended meanwhile only make the check stricter than necessary.
 *
 * @param row the row
 * @param watched users who are sanctioned here or acted with a key; empty if there are too many to cache
 * @param at the time of the message it was read for
 */
record CachedRoom(RoomRow row, Optional<Set<UserId>> watched, Instant at) {

    private static final Duration MAX_AGE = Duration.ofSeconds(1);

    /** Whether its modes depend on other messages, so that nothing is done here without the lock of its row. */
    boolean needsLock() {
        ModeSet modes = row.modes().inForce();
        return modes.isOn(Mode.SLOW) || modes.isOn(Mode.UNIQUE);
    }

    /** Whether it is time to see whether it still needs the lock; any other room is read again when it has changed. */
    boolean isStale(Instant now) {
        return needsLock() && !now.isBefore(at.plus(MAX_AGE));
    }
}
