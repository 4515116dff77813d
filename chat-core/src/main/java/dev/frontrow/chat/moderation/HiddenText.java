package dev.frontrow.chat.moderation;

import dev.frontrow.chat.message.ChatMessage;
import dev.frontrow.chat.message.MessageId;
import java.util.Optional;

/**
 * A text as it was before it was hidden.
 *
 * @param message whose
 * @param text what it said
 */
public record HiddenText(MessageId message, String text) {

    /** The text that hiding this message hides; empty for a tombstone. */
    public static Optional<HiddenText> of(ChatMessage message) {
        return message.body()
                .fold(body -> Optional.of(new HiddenText(message.id(), body.text())), tombstone -> Optional.empty());
    }
}
