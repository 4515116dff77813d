package dev.frontrow.chat.transport;

import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.host.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody wants to follow a room.
 *
 * @param room which
 * @param user who
 * @param lastEventId the cursor as the client gave it, or null: from the tail
 * @param signedInAt when the host's login was asked who they are, by the chat's clock: the stream is not opened if they signed out since, and ends {@code
 *     ChatSettings.sessionLife} after it. Null: the transport asked it just now, and ends the stream itself when the login does
 */
public record StreamRequest(
        RoomId room,
        UserId user,
        @Nullable String lastEventId,
        @Nullable Instant signedInAt) {

    /** A request of somebody whose login the transport looks after itself. */
    public StreamRequest(RoomId room, UserId user, @Nullable String lastEventId) {
        this(room, user, lastEventId, null);
    }
}
