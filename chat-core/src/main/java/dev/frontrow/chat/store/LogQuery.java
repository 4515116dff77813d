package dev.frontrow.chat.store;

import dev.frontrow.chat.host.RoomId;

/**
 * A stretch of a room's log.
 *
 * @param room the room
 * @param after the place before the first event wanted, from 0
 * @param upTo the place of the last event wanted, not below {@code after}; the caller keeps stretches short (256 at
 *     most)
 */
public record LogQuery(RoomId room, long after, long upTo) {

    public LogQuery {
        if (after < 0 || upTo < after) {
            throw new IllegalArgumentException("log from " + after + " to " + upTo + " (expected: 0 <= from <= to)");
        }
    }
}
