package dev.frontrow.chat.host;

import java.util.Optional;

/**
 * Implemented by hosts: what the host knows of its streams and people.
 *
 * <p>Asked at every use, because a token cannot be revoked: a moderator who was demoted loses the right with their next
 * request. While somebody's stream is open it is asked about them again once or twice in a stream ticket's life (60 s
 * by default), on threads of the library's own, at most 8 at once, which are interrupted after 10 s: with 10,000
 * viewers that is about 220 questions a second. All other calls come from threads of the library's own too (or, where
 * {@link #mayBlock} says no, from request threads), many at once, and may block; a host that looks into a database
 * should cache for a second or so. A request waits for {@code directoryTimeout} (1 s by default) for a thread, and as
 * long again for the answer. What an implementation throws, or answers too late, is answered with
 * {@code host_unavailable} (503) and never reaches a client.
 *
 * <p>On those threads nothing is to be seen that a request keeps with its own: no {@code SecurityContextHolder}, no
 * bean in request scope, no {@code ThreadLocal}. The arguments say everything.
 */
@FunctionalInterface
public interface Directory {

    /** Who somebody is in a room now. Empty: nobody of that id may enter. */
    Optional<ChatUser> user(RoomId room, UserId user);

    /**
     * Whether a room is there and open. Default: every room is; a host whose users can name rooms freely should answer
     * {@link RoomStatus#UNKNOWN} for those it does not have.
     */
    default RoomStatus status(RoomId room) {
        return RoomStatus.OPEN;
    }

    /**
     * Whether the answers may wait for something: a lock, a disk, a network. One that says no answers from memory, at
     * once; requests then ask it on their own thread and without a deadline, which saves two changes of thread. Asked
     * once, when the chat is built. Default: yes.
     */
    default boolean mayBlock() {
        return true;
    }
}
