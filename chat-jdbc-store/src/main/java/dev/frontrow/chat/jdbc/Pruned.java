package dev.frontrow.chat.jdbc;

/**
 * What a pruning did.
 *
 * @param messages rows of messages that were deleted
 * @param texts texts that were taken out of rows which stay for their keys
 * @param changes rows of deletions and purges that were deleted
 * @param auditEntries entries of the audit log that were deleted
 * @param sanctions mutes and bans that were deleted, which had ended long ago
 */
public record Pruned(long messages, long texts, long changes, long auditEntries, long sanctions) {

    static final Pruned NOTHING = new Pruned(0, 0, 0, 0, 0);

    static Pruned log(long messages, long texts, long changes) {
        return new Pruned(messages, texts, changes, 0, 0);
    }

    static Pruned auditEntries(long count) {
        return new Pruned(0, 0, 0, count, 0);
    }

    static Pruned sanctions(long count) {
        return new Pruned(0, 0, 0, 0, count);
    }

    Pruned plus(Pruned other) {
        return new Pruned(
                messages + other.messages,
                texts + other.texts,
                changes + other.changes,
                auditEntries + other.auditEntries,
                sanctions + other.sanctions);
    }
}
