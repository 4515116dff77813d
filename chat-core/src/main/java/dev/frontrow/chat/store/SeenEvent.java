package dev.frontrow.chat.store;

import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.log.Position;
import dev.frontrow.chat.log.RoomEvent;
import java.util.Optional;

/**
 * What a node saw committed in a room, last.
 *
 * @param room the room
 * @param place where, under the epoch that the log had then
 * @param event what stood there; empty: it is not known any more
 */
public record SeenEvent(RoomId room, Position place, Optional<RoomEvent> event) {

    /** Whether a log, in which this stands at that place, is the one that was seen. */
    public boolean isSameAs(RoomEvent kept) {
        return event.isEmpty() || event.get().isSameAs(kept);
    }
}
