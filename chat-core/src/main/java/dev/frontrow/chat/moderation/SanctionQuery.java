package dev.frontrow.chat.moderation;

import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.host.UserId;
import org.jspecify.annotations.Nullable;

/**
 * Which of a room's sanctions.
 *
 * @param room the room
 * @param user only those on this user; null: on anybody
 * @param before only those behind this place; null: from the newest
 * @param limit how many, from 1
 */
public record SanctionQuery(
        RoomId room, @Nullable UserId user, @Nullable SanctionCursor before, int limit) {}
