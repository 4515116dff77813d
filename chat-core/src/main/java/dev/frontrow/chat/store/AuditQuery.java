package dev.frontrow.chat.store;

import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.host.UserId;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a room's audit log.
 *
 * @param room the room
 * @param before the id of an entry: only older ones; null: from the newest
 * @param limit how many, from 1
 * @param target only what was done to this person; null: everything
 */
public record AuditQuery(
        RoomId room,
        @Nullable String before,
        int limit,
        @Nullable UserId target) {

    /** Everything that was done. */
    public AuditQuery(RoomId room, @Nullable String before, int limit) {
        this(room, before, limit, null);
    }
}
