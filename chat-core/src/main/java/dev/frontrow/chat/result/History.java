package dev.frontrow.chat.result;

import dev.frontrow.chat.log.Position;
import dev.frontrow.chat.message.ChatMessage;
import java.util.List;
import java.util.Optional;

/**
 * A page of history.
 *
 * @param items messages and tombstones: newest first when going back, oldest first when going forward
 * @param position the head of the log
 * @param next the cursor of the next page in the same direction; empty at the end
 */
public record History(List<ChatMessage> items, Position position, Optional<Position> next) {

    public History {
        items = List.copyOf(items);
    }
}
