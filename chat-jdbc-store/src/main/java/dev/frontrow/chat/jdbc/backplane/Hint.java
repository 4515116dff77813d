package dev.frontrow.chat.jdbc.backplane;

import dev.frontrow.chat.host.RoomId;
import java.util.Optional;

/**
 * The payload of a notification: {@code <node>:<room>}, far below PostgreSQL's limit of 8,000 bytes.
 *
 * @param node the node that committed; lower-case letters and digits
 * @param room the room that was written to
 */
record Hint(String node, RoomId room) {

    private static final char SEPARATOR = ':';

    String payload() {
        return node + SEPARATOR + room;
    }

    /** Empty if it is not one of ours: every user of the database can use the channel. */
    static Optional<Hint> parse(String payload) {
        int end = payload.indexOf(SEPARATOR);
        if (end < 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Hint(payload.substring(0, end), new RoomId(payload.substring(end + 1))));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
