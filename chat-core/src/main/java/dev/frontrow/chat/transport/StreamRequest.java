package dev.frontrow.chat.transport;

import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.host.UserId;
import org.jspecify.annotations.Nullable;

/**
 * Somebody wants to follow a room.
 *
 * @param room which
 * @param user who
 * @param lastEventId the cursor as the client gave it, or null: from the tail
 */
public record StreamRequest(
        RoomId room, UserId user, @Nullable String lastEventId) {}
