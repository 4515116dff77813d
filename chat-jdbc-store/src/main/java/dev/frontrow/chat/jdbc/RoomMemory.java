package dev.frontrow.chat.jdbc;

import dev.frontrow.chat.host.UserId;
import java.util.Optional;
import java.util.Set;

/**
 * A room as it was at one number of actions. As long as the row has that number, nobody was sanctioned and no action used a key since; sanctions that ended meanwhile only make it stricter
 * than it need be.
 *
 * @param row the row
 * @param watched who is sanctioned here, or had an action done under a key; empty: too many to be remembered
 */
record RoomMemory(RoomRow row, Optional<Set<UserId>> watched) {}
