package dev.frontrow.chat.jdbc.retention;

/**
 * What one step of pruning did, or several together.
 *
 * @param messages rows of messages that were deleted
 * @param texts texts that were removed from rows which stay because of their idempotency keys
 * @param changes rows of deletions and purges that were deleted
 * @param auditEntries entries of the audit log that were deleted
 * @param sanctions mutes and bans that were deleted
 */
public record PruneCounts(long messages, long texts, long changes, long auditEntries, long sanctions) {

    static final PruneCounts NOTHING = new PruneCounts(0, 0, 0, 0, 0);

    static PruneCounts log(long messages, long texts, long changes) {
        return new PruneCounts(messages, texts, changes, 0, 0);
    }

    static PruneCounts auditEntries(long count) {
        return new PruneCounts(0, 0, 0, count, 0);
    }

    static PruneCounts sanctions(long count) {
        return new PruneCounts(0, 0, 0, 0, count);
    }

    PruneCounts plus(PruneCounts other) {
        return new PruneCounts(
                messages + other.messages,
                texts + other.texts,
                changes + other.changes,
                auditEntries + other.auditEntries,
                sanctions + other.sanctions);
    }
}
