package dev.frontrow.chat.store;

import dev.frontrow.chat.moderation.AuditEntry;
import java.util.List;

/**
 * Some of the audit log.
 *
 * @param items newest first
 * @param more whether there are older ones
 */
public record AuditPage(List<AuditEntry> items, boolean more) {

    public AuditPage {
        items = List.copyOf(items);
    }
}
