package dev.frontrow.chat.log;

import java.util.Objects;

/**
 * A room at one place of its log: what whoever comes there is told before anything else. It is folded from the events
 * of the log, so that those who watched from the beginning know the same. Immutable.
 *
 * @param head the place of the newest event that counts
 */
public record RoomState(Position head) {

    public RoomState {
        Objects.requireNonNull(head, "head");
    }

    /** The room after one more event, the one behind the head. */
    public RoomState after(RoomEvent event) {
        return new RoomState(head.at(event.seq()));
    }
}
