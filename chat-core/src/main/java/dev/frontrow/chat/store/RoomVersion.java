package dev.frontrow.chat.store;

import dev.frontrow.chat.log.Position;
import dev.frontrow.chat.message.MessageId;
import java.util.Optional;

/**
 * By what a node sees that something happened in a room, without reading what.
 *
 * @param head the place of its newest public event
 * @param sanctionsVersion as in {@link RoomHead#sanctionsVersion()}, at the same moment
 * @param newest the message at the head, by which a log is recognised that lost its end and has grown again; empty: it
 *     is no message, or the store does not tell
 */
public record RoomVersion(Position head, long sanctionsVersion, Optional<MessageId> newest) {

    /** The version of a room that was read. */
    static RoomVersion of(RoomHead head) {
        return new RoomVersion(head.head(), head.sanctionsVersion(), Optional.empty());
    }
}
