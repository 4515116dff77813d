package dev.frontrow.chat.jdbc;

/**
 * Result of one pruning run.
 *
 * @param messages rows of messages that were deleted
 * @param texts texts that were removed from rows which stay because of their idempotency keys
 * @param changes rows of deletions and purges that were deleted
 * @param auditEntries entries of the audit log that were deleted
 * @param sanctions mutes and bans that were deleted, all of which had ended long before
 */
public record PruneResult(long messages, long texts, long changes, long auditEntries, long sanctions) {}
