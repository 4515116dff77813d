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

    /** The room after one more event; the same if that is in it already. */
    public RoomState after(RoomEvent event) {
        return event.seq() <= head.seq() ? this : at(event.seq());
    }

    /**
     * What is known of the room, told at an earlier place of the same log: it may be newer than that place, and whoever
     * then gets the events that follow knows the same in the end.
     */
    public RoomState at(long seq) {
        return seq == head.seq() ? this : new RoomState(head.at(seq));
    }
}
