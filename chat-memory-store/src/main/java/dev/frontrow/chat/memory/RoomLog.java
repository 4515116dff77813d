package dev.frontrow.chat.memory;

import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.log.Pin;
import dev.frontrow.chat.log.RoomEvent;
import dev.frontrow.chat.log.StateEvent;
import dev.frontrow.chat.message.Body;
import dev.frontrow.chat.message.ChatMessage;
import dev.frontrow.chat.message.DeletedBy;
import dev.frontrow.chat.message.MessageId;
import dev.frontrow.chat.store.LogQuery;
import dev.frontrow.chat.store.MessagePage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The public events of one room. Keeps the newest messages and every event after the oldest of them. That bounds the
 * events too, because every other event refers to a message that was kept when it happened. Guarded by the room's lock.
 */
final class RoomLog {

    private final int maxMessages;
    private final TreeMap<Long, Supplier<RoomEvent>> events = new TreeMap<>();
    private final TreeMap<Long, StoredMessage> messages = new TreeMap<>();
    private final Map<MessageId, StoredMessage> byId = new HashMap<>();
    private long head;
    private long firstMessage = Long.MAX_VALUE;
    private long bytes;

    RoomLog(int maxMessages) {
        this.maxMessages = maxMessages;
    }

    long head() {
        return head;
    }

    long bytes() {
        return bytes;
    }

    /** Appends a message at the next position. */
    StoredMessage post(ChatMessage message) {
        head = message.seq();
        Long place = head;
        StoredMessage stored = new StoredMessage(message);
        events.put(place, () -> new RoomEvent.Posted(stored.message()));
        messages.put(place, stored);
        byId.put(message.id(), stored);
        firstMessage = Math.min(firstMessage, head);
        bytes += Weigher.EVENT + Weigher.of(message);
        while (messages.size() > maxMessages) {
            dropOldest();
        }
        return stored;
    }

    /** Appends a change at the next position. */
    void append(RoomEvent event) {
        head = event.seq();
        events.put(head, current(event));
        bytes += Weigher.EVENT;
    }

    /** The event with its message as that is when it is read. */
    private Supplier<RoomEvent> current(RoomEvent event) {
        if (event instanceof StateEvent.PinChanged pinned) {
            return () -> new StateEvent.PinChanged(pinned.seq(), current(pinned.pin()), pinned.by(), pinned.at());
        }
        if (event instanceof RoomEvent.Restored restored) {
            return () -> new RoomEvent.Restored(restored.seq(), current(restored.message()), restored.at());
        }
        return () -> event;
    }

    /** A pin with its message as it is now; none if that is not kept any more. */
    Optional<Pin> current(Optional<Pin> pin) {
        return pin.filter(held -> byId.containsKey(held.message().id()))
                .map(held -> new Pin(current(held.message()), held.at(), held.until()));
    }

    private ChatMessage current(ChatMessage message) {
        return find(message.id())
                .map(StoredMessage::message)
                .orElseGet(() -> message.isDeleted() ? message : message.deleted(DeletedBy.SYSTEM));
    }

    /** The message of this id, if it is kept. */
    Optional<StoredMessage> find(MessageId id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** A user's messages, or everybody's, that are not tombstones, newest first. */
    List<StoredMessage> shownOf(@Nullable UserId user) {
        return messages.descendingMap().values().stream()
                .filter(stored -> user == null || stored.message().author().id().equals(user))
                .filter(stored -> !stored.message().isDeleted())
                .toList();
    }

    /** A user's messages including tombstones, oldest first. */
    List<StoredMessage> allOf(UserId user) {
        return messages.values().stream()
                .filter(stored -> stored.message().author().id().equals(user))
                .toList();
    }

    /** Removes the author's name. */
    void anonymize(StoredMessage stored) {
        bytes -= Weigher.of(stored.message());
        stored.anonymize();
        bytes += Weigher.of(stored.message());
    }

    /** Removes the text. */
    void redact(StoredMessage stored, DeletedBy by) {
        bytes -= Weigher.of(stored.message());
        stored.redact(by);
        bytes += Weigher.of(stored.message());
    }

    /** Gives a tombstone its text back. */
    void restore(StoredMessage stored, Body body) {
        bytes -= Weigher.of(stored.message());
        stored.restore(body);
        bytes += Weigher.of(stored.message());
    }

    List<RoomEvent> read(LogQuery query) {
        if (query.upTo() > head || query.after() + 1 < firstKept()) {
            return List.of();
        }
        return events.subMap(query.after(), false, query.upTo(), true).values().stream()
                .map(Supplier::get)
                .toList();
    }

    Optional<MessagePage> before(long seq, int limit) {
        MessagePage page = page(messages.headMap(seq, false).descendingMap().values(), limit);
        return page.items().isEmpty() && firstMessage < seq ? Optional.empty() : Optional.of(page);
    }

    /** The newest message is never dropped, so the page is never empty because of dropped messages. */
    Optional<MessagePage> after(long seq, int limit) {
        return Optional.of(page(messages.tailMap(seq, false).values(), limit));
    }

    /** Drops the oldest message and the events up to the next one; the newest message stays. */
    boolean dropOldest() {
        if (messages.size() < 2) {
            return false;
        }
        ChatMessage oldest = messages.pollFirstEntry().getValue().message();
        bytes -= Weigher.of(oldest);
        for (long next = messages.firstKey(); events.firstKey() < next; events.pollFirstEntry()) {
            bytes -= Weigher.EVENT;
        }
        byId.remove(oldest.id());
        return true;
    }

    private long firstKept() {
        return events.isEmpty() ? head + 1 : events.firstKey();
    }

    private static MessagePage page(Collection<StoredMessage> messages, int limit) {
        List<ChatMessage> items = new ArrayList<>(Math.min(limit, 128));
        for (StoredMessage stored : messages) {
            if (items.size() == limit) {
                return new MessagePage(items, true);
            }
            items.add(stored.message());
        }
        return new MessagePage(items, false);
    }
}
