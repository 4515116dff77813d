package dev.frontrow.chat.result;

import dev.frontrow.chat.host.RoomId;
import java.util.List;

/**
 * Somebody was erased.
 *
 * @param rooms where something of them was kept
 * @param records how many records the store changed, beyond the texts that were hidden
 */
public record Erased(List<RoomId> rooms, long records) {

    public Erased {
        rooms = List.copyOf(rooms);
    }
}
