package dev.frontrow.chat.jdbc;

import dev.frontrow.chat.host.RoomId;
import java.util.Optional;

/**
 * What is said in a notification: {@code <node>:<room>}, far below the 8,000 bytes that PostgreSQL takes.
 *
 * @param node who committed; lower-case letters and digits
 * @param room where
 */
record Hint(String node, RoomId room) {

    private static final char SEPARATOR = ':';

    String payload() {
        return node + SEPARATOR + room;
    }

    /** Empty: not one of ours. Whoever may use the database may use the channel. */
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
