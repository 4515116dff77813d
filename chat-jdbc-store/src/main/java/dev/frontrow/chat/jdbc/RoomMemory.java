package dev.frontrow.chat.jdbc;

import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.store.Entry;
import java.util.Set;

/**
 * A room as it was at one number of actions. As long as the row has that number, nobody was sanctioned and no action used a key since.
 *
 * @param row the row
 * @param watched who is sanctioned here, or had an action done under a key
 */
record RoomMemory(RoomRow row, Set<UserId> watched) {

    /** Whether nothing that this room remembers concerns the author. */
    boolean isFree(Entry.NewMessage message) {
        return !watched.contains(message.author().id());
    }
}
