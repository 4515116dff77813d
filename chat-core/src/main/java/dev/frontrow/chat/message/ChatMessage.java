package dev.frontrow.chat.message;

import dev.frontrow.chat.host.ChatUser;
import dev.frontrow.chat.host.RoomId;
import java.time.Instant;
import java.util.Optional;

/**
 * An accepted message, or its tombstone.
 *
 * @param room where
 * @param seq its place in the room's log, from 1
 * @param id its id
 * @param author the author as they were when it was sent
 * @param sentAt when it was accepted, to the millisecond
 * @param body what it says
 */
public record ChatMessage(RoomId room, long seq, MessageId id, ChatUser author, Instant sentAt, Body body) {

    public ChatMessage {
        if (seq < 1) {
            throw new IllegalArgumentException("seq: " + seq + " (expected: >= 1)");
        }
    }

    /** This message as a tombstone. */
    public ChatMessage deleted(DeletedBy by) {
        return saying(new Body.Deleted(by));
    }

    /** This message with another body. */
    public ChatMessage saying(Body other) {
        return new ChatMessage(room, seq, id, author, sentAt, other);
    }

    /** This message as a tombstone; empty if it is one: the first to hide a message is named. */
    public Optional<ChatMessage> tombstone(DeletedBy by) {
        return isDeleted() ? Optional.empty() : Optional.of(deleted(by));
    }

    /** This message without its author's name and badges. */
    public ChatMessage anonymous() {
        return new ChatMessage(room, seq, id, author.anonymous(), sentAt, body);
    }

    /** Whether the text is gone. */
    public boolean isDeleted() {
        return body instanceof Body.Deleted;
    }
}
