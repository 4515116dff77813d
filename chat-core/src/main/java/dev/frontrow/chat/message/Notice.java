package dev.frontrow.chat.message;

import dev.frontrow.chat.host.ChatUser;
import dev.frontrow.chat.host.RoomId;
import org.jspecify.annotations.Nullable;

/**
 * Something that the host posts itself: "Sam subscribed", "a raid from Ada". It is a message like any other, in the log,
 * in history, and may be deleted; no gate, limit, mode or mute applies to it.
 *
 * @param room where
 * @param about whom it is about, as the room is to see them
 * @param text the sentence to show; cleaned like any message, and cut to {@value #MAX_TEXT} code points
 * @param kind what happened, for the page to draw
 * @param key what makes a repetition recognisable, or null. It stands in one name space with the keys that clients choose:
 *     its user should be nobody who sends, such as the host's own name for itself
 */
public record Notice(
        RoomId room,
        ChatUser about,
        String text,
        MessageKind.Notice kind,
        @Nullable IdempotencyKey key) {

    /** The longest text. */
    public static final int MAX_TEXT = 500;
}
