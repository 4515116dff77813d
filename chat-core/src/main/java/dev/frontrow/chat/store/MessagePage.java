package dev.frontrow.chat.store;

import dev.frontrow.chat.message.ChatMessage;
import java.util.List;

/**
 * Some messages.
 *
 * @param items in the order that was asked for
 * @param more whether there are more in that direction
 */
public record MessagePage(List<ChatMessage> items, boolean more) {

    public MessagePage {
        items = List.copyOf(items);
    }
}
