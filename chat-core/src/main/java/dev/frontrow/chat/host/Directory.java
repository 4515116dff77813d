package dev.frontrow.chat.host;

import java.util.Optional;

/**
 * Implemented by hosts: what the host knows of its streams and people.
 *
 * <p>Asked at every use, because a token cannot be revoked: a moderator who was demoted loses the right with their next request.
 * Calls come from request threads, many at once, and may block; a host that looks into a database should cache for a second or so.
 * What an implementation throws is answered with {@code host_unavailable} (503) and never reaches a client.
 */
@FunctionalInterface
public interface Directory {

    /** Who somebody is in a room now. Empty: nobody of that id may enter. */
    Optional<ChatUser> user(RoomId room, UserId user);

    /** Whether a room is there and open. Default: every room is; a host whose users can name rooms freely should answer {@link RoomStatus#UNKNOWN} for those it does not have. */
    default RoomStatus status(RoomId room) {
        return RoomStatus.OPEN;
    }
}
