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

    /**
     * How many hidden texts a page holds at most, unless its first entry alone has more; the chat's own have
     * {@value AuditEntry#MAX_HIDDEN} at most.
     */
    public static final int MAX_TEXTS = 500;

    public AuditPage {
        items = List.copyOf(items);
    }

    /**
     * The page of what was found: as many entries as fit, and the first in any case, each of them whole.
     *
     * @param found newest first, one more than wanted where there are so many. Those beyond {@link #MAX_TEXTS} hidden
     *     texts need not have all of theirs
     * @param limit how many are wanted, from 1
     */
    public static AuditPage of(List<AuditEntry> found, int limit) {
        int fit = 0;
        int texts = 0;
        while (fit < Math.min(found.size(), limit)) {
            texts += found.get(fit).hidden().size();
            if (texts > MAX_TEXTS && fit > 0) { // or an entry with more could never be read, nor any behind it
                break;
            }
            fit++;
        }
        return new AuditPage(found.subList(0, fit), fit < found.size());
    }
}
