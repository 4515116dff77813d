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
 */
public record Draft(
        RoomId room,
        UserId author,
        String text,
        @Nullable MessageId replyTo,
        @Nullable IdempotencyKey key) {

    /** A draft that answers nothing and is never repeated. */
    public Draft(RoomId room, UserId author, String text) {
        this(room, author, text, null, null);
    }
}
