package dev.frontrow.chat.memory;

import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.message.ChatMessage;
import dev.frontrow.chat.moderation.AuditEntry;
import dev.frontrow.chat.moderation.HiddenText;
import dev.frontrow.chat.moderation.ModerationAction;
import dev.frontrow.chat.moderation.RoomAction;
import dev.frontrow.chat.store.AuditPage;
import dev.frontrow.chat.store.AuditQuery;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** The audit log of one room, in the order of ids. Guarded by the room's lock. */
final class AuditLog {

    private final int max;
    private final TreeMap<String, AuditEntry> entries = new TreeMap<>();
    /** The ids in the order of the commits, which ids of several nodes, or after a step of the clock, are not in. */
    private final ArrayDeque<String> committed = new ArrayDeque<>();
    /** Whose texts a clear hid: their authors, in the order of the texts. */
    private final Map<String, List<UserId>> hiddenOf = new HashMap<>();

    private long bytes;

    AuditLog(int max) {
        this.max = max;
    }

    long bytes() {
        return bytes;
    }

    /** @param authors of the texts that it hid, in their order; looked at where these may be of several people */
    void add(AuditEntry entry, List<UserId> authors) {
        entries.put(entry.id(), entry);
        committed.addLast(entry.id());
        bytes += Weigher.of(entry);
        if (entry.action() instanceof RoomAction.Clear) {
            hiddenOf.put(entry.id(), authors);
        }
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

    /**
     * The text that the newest delete of a message hid; empty also if the message was restored since, or a purge of its
     * author or a clear of the room came after that.
     */
    Optional<HiddenText> deleted(ChatMessage message) {
        for (Iterator<String> newestFirst = committed.descendingIterator(); newestFirst.hasNext(); ) {
            AuditEntry entry = entries.get(newestFirst.next());
            if (entry != null && decides(entry, message)) {
                return entry.action() instanceof ModerationAction.Delete
                        ? entry.hidden().stream().findFirst()
                        : Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static boolean decides(AuditEntry entry, ChatMessage message) {
        ModerationAction action = entry.action();
        return action instanceof RoomAction.Clear
                || (action instanceof ModerationAction.Purge purge
                        && purge.user().equals(message.author().id()))
                || ((action instanceof ModerationAction.Delete || action instanceof ModerationAction.Restore)
                        && message.id().equals(action.message()));
    }

    /** The entries by or about one user, oldest first; of a clear only with the texts of that user. */
    List<AuditEntry> with(UserId user) {
        return entries.values().stream()
                .filter(entry -> isBy(entry, user) || user.equals(entry.target()) || hides(entry, user))
                .map(entry -> entry.target() == null ? entry.hiding(hidden(entry, user, true)) : entry)
                .toList();
    }

    private static boolean isBy(AuditEntry entry, UserId user) {
        return entry.actor() != null && entry.actor().id().equals(user);
    }

    private boolean hides(AuditEntry entry, UserId user) {
        return hiddenOf.getOrDefault(entry.id(), List.of()).contains(user);
    }

    /** The texts of a clear that are of this user, or those that are not. */
    private List<HiddenText> hidden(AuditEntry entry, UserId user, boolean isOfThem) {
        List<UserId> authors = hiddenOf.getOrDefault(entry.id(), List.of());
        List<HiddenText> some = new ArrayList<>();
        for (int i = 0; i < entry.hidden().size(); i++) {
            boolean isTheirs = i < authors.size() && authors.get(i).equals(user);
            if (isTheirs == isOfThem) {
                some.add(entry.hidden().get(i));
            }
        }
        return some;
    }

    /** Removes what the entries reveal about a user; returns how many entries changed. */
    long erase(UserId user) {
        long changed = 0;
        for (AuditEntry entry : List.copyOf(entries.values())) {
            boolean isHidden = hides(entry, user);
            AuditEntry less = entry.without(user);
            less = isHidden ? less.hiding(hidden(entry, user, false)) : less;
            if (isHidden) {
                hiddenOf.computeIfPresent(
                        entry.id(),
                        (id, authors) -> authors.stream()
                                .filter(author -> !author.equals(user))
                                .toList());
            }
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
        AuditEntry oldest = entries.pollFirstEntry().getValue();
        committed.remove(oldest.id()); // most often the first: a walk over few
        bytes -= Weigher.of(oldest);
        hiddenOf.remove(oldest.id());
        return true;
    }
}
