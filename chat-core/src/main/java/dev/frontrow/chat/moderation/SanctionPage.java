package dev.frontrow.chat.moderation;

import java.util.List;
import java.util.Optional;

/**
 * Some of a room's sanctions in force.
 *
 * @param items newest first
 * @param total how many are in force in the room
 * @param next where the next page begins; empty: there are no more
 */
public record SanctionPage(List<Sanction> items, int total, Optional<SanctionCursor> next) {

    public SanctionPage {
        items = List.copyOf(items);
    }
}
