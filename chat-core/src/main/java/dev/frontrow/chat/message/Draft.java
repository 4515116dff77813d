package dev.frontrow.chat.message;

import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.host.UserId;
import org.jspecify.annotations.Nullable;

/**
 * A message that was asked for: nothing in it is trusted yet but who and where, which came from a checked token.
 *
 * @param room where
 * @param author who asks
 * @param text what they typed, as it came
 * @param replyTo the message it answers, or null
 * @param key what makes a repetition recognisable, or null for a request that is never repeated
 * @param kind what sort of message it is to be: {@link MessageKind#SAID}, or an announcement, which is for staff
 */
public record Draft(
        RoomId room,
        UserId author,
        String text,
        @Nullable MessageId replyTo,
        @Nullable IdempotencyKey key,
        MessageKind kind) {

    public Draft {
        if (kind instanceof MessageKind.Notice) {
            throw new IllegalArgumentException("kind: a notice (expected: what people send)");
        }
    }

    /** A draft of something that is said. */
    public Draft(RoomId room, UserId author, String text, @Nullable MessageId replyTo, @Nullable IdempotencyKey key) {
        this(room, author, text, replyTo, key, MessageKind.SAID);
    }

    /** A draft that answers nothing and is never repeated. */
    public Draft(RoomId room, UserId author, String text) {
        this(room, author, text, null, null);
    }
}
