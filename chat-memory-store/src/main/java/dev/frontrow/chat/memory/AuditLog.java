package dev.frontrow.chat.memory;

import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.message.MessageId;
import dev.frontrow.chat.moderation.AuditEntry;
import dev.frontrow.chat.moderation.HiddenText;
import dev.frontrow.chat.moderation.ModerationAction;
import dev.frontrow.chat.store.AuditPage;
import dev.frontrow.chat.store.AuditQuery;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** The audit log of one room, in the order of ids. Guarded by the room's lock. */
final class AuditLog {

    private final int max;
    private final TreeMap<String, AuditEntry> entries = new TreeMap<>();
    private long bytes;

    AuditLog(int max) {
        this.max = max;
    }

    long bytes() {
        return bytes;
    }

    void add(AuditEntry entry) {
        entries.put(entry.id(), entry);
        bytes += Weigher.of(entry);
        while (entries.size() > max) {
            dropOldest();
        }
    }

    AuditPage read(AuditQuery query) {
        String before = query.before();
        NavigableMap<String, AuditEntry> older = before == null ? entries : entries.headMap(before, false);
        List<AuditEntry> found = older.descendingMap().values().stream()
                .filter(entry -> query.target() == null || query.target().equals(entry.target()))
                .limit(query.limit() + 1L)
                .toList();
        return AuditPage.of(found, query.limit());
    }

    /** The text that the newest delete of a message hid; empty also if the message was restored since. */
    Optional<HiddenText> deleted(MessageId message) {
        return entries.descendingMap().values().stream()
                .filter(entry -> message.equals(entry.action().message()))
                .filter(entry -> entry.action() instanceof ModerationAction.Delete
                        || entry.action() instanceof ModerationAction.Restore)
                .findFirst()
                .filter(entry -> entry.action() instanceof ModerationAction.Delete)
                .flatMap(entry -> entry.hidden().stream().findFirst());
    }

    /** The entries by or about one user, oldest first. */
    List<AuditEntry> with(UserId user) {
        return entries.values().stream()
                .filter(entry -> user.equals(entry.target())
                        || (entry.actor() != null && entry.actor().id().equals(user)))
                .toList();
    }

    /** Removes what the entries reveal about a user; returns how many entries changed. */
    long erase(UserId user) {
        long changed = 0;
        for (AuditEntry entry : with(user)) {
            AuditEntry less = entry.without(user);
            changed += less.equals(entry) ? 0 : 1;
            bytes += Weigher.of(less) - Weigher.of(entry);
            entries.put(less.id(), less);
        }
        return changed;
    }

    /** Drops the oldest entry. */
    boolean dropOldest() {
        if (entries.isEmpty()) {
            return false;
        }
        bytes -= Weigher.of(entries.pollFirstEntry().getValue());
        return true;
    }
}
