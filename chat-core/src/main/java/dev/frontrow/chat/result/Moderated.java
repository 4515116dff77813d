package dev.frontrow.chat.result;

import dev.frontrow.chat.moderation.AuditEntry;

/**
 * An action was done.
 *
 * @param audit its entry in the audit log
 * @param repeated whether this is the first answer to its key given again
 */
public record Moderated(AuditEntry audit, boolean repeated) {}
