package dev.frontrow.chat.store;

import dev.frontrow.chat.host.RoomId;
import java.util.List;

/**
 * What is to be appended to one room, in this order.
 *
 * @param room the room
 * @param entries at least one
 */
public record Batch(RoomId room, List<Entry> entries) {

    public Batch {
        entries = List.copyOf(entries);
        if (entries.isEmpty()) {
            throw new IllegalArgumentException("entries: 0 (expected: at least 1)");
        }
    }
}
