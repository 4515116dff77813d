package dev.frontrow.chat.store;

import dev.frontrow.chat.log.Position;
import java.util.Set;

/**
 * By what a node sees that something happened in a room, without reading what.
 *
 * @param head the place of its newest public event
 * @param sanctions a number that differs after a sanction was given or lifted, and as a rule stays the same otherwise
 */
public record RoomMark(Position head, long sanctions) {

    /** The mark of a room that was read. */
    static RoomMark of(RoomHead head) {
        return new RoomMark(head.head(), Set.copyOf(head.sanctions()).hashCode());
    }
}
