package dev.frontrow.chat.jdbc.append;

import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.jdbc.table.RoomRow;
import java.util.Optional;
import java.util.Set;

/**
 * A room as it was at one number of actions. As long as the row has that number, no sanction was given and no action
 * used a key since; sanctions that ended meanwhile only make the check stricter than necessary.
 *
 * @param row the row
 * @param watched users who are sanctioned here or acted with a key; empty if there are too many to cache
 */
record CachedRoom(RoomRow row, Optional<Set<UserId>> watched) {}
