package dev.frontrow.chat.log;

import dev.frontrow.chat.message.ChatMessage;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The message that stands above all others in a room.
 *
 * @param message as it is now
 * @param at when it was pinned
 * @param until when that ends by itself; null: when it is unpinned, or the message is deleted
 */
public record Pin(ChatMessage message, Instant at, @Nullable Instant until) {

    /** Whether it is still there at that moment: up to, and not at, its end. */
    public boolean holdsAt(Instant now) {
        return until == null || now.isBefore(until);
    }
}
