package dev.frontrow.chat.memory;

import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.log.RoomEvent;
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
import java.util.function.LongFunction;
import java.util.function.Supplier;

/**
 * The public events of one room. Keeps the newest messages and every event after the oldest of them; that bounds the events too, because an event other than
 * a message is there only for a message that was kept when it happened. Guarded by the room's lock.
 */
final class RoomLog {

    private final int maxMessages;
    private final TreeMap<Long, Supplier<RoomEvent>> events = new TreeMap<>();
    private final TreeMap<Long, Slot> messages = new TreeMap<>();
    private final Map<MessageId, Slot> byId = new HashMap<>();
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

    /** Gives a message the next place. */
    Slot post(LongFunction<ChatMessage> numbered) {
        ChatMessage message = numbered.apply(++head);
        Slot slot = new Slot(message);
        events.put(head, () -> new RoomEvent.Posted(slot.message()));
        messages.put(head, slot);
        byId.put(message.id(), slot);
        firstMessage = Math.min(firstMessage, head);
        bytes += Cost.EVENT + Cost.of(message);
        while (messages.size() > maxMessages) {
            dropOldest();
        }
        return slot;
    }

    /** Gives a change the next place. */
    <E extends RoomEvent> E append(LongFunction<E> numbered) {
        E event = numbered.apply(++head);
        events.put(head, () -> event);
        bytes += Cost.EVENT;
        return event;
    }

    /** The message of this id, if it is kept. */
    Optional<Slot> find(MessageId id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** What one user said and what is not hidden yet, newest first. */
    List<Slot> shownOf(UserId user) {
        return messages.descendingMap().values().stream()
                .filter(slot -> slot.message().author().id().equals(user))
                .filter(slot -> !slot.message().isDeleted())
                .toList();
    }

    /** What one user said, tombstones too, oldest first. */
    List<Slot> allOf(UserId user) {
        return messages.values().stream()
                .filter(slot -> slot.message().author().id().equals(user))
                .toList();
    }

    /** Takes the author's name away. */
    void anonymize(Slot slot) {
        bytes -= Cost.of(slot.message());
        slot.anonymize();
        bytes += Cost.of(slot.message());
    }

    /** Takes the text away. */
    void bury(Slot slot, DeletedBy by) {
        bytes -= Cost.of(slot.message());
        slot.bury(by);
        bytes += Cost.of(slot.message());
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

    /** The newest message is never dropped, so there is always something left where there was something. */
    Optional<MessagePage> after(long seq, int limit) {
        return Optional.of(page(messages.tailMap(seq, false).values(), limit));
    }

    /** Drops the oldest message and what follows it up to the next one; the newest message stays. */
    boolean dropOldest() {
        if (messages.size() < 2) {
            return false;
        }
        ChatMessage oldest = messages.pollFirstEntry().getValue().message();
        Map<Long, ?> gone = events.headMap(messages.firstKey());
        bytes -= (long) gone.size() * Cost.EVENT + Cost.of(oldest);
        gone.clear();
        byId.remove(oldest.id());
        return true;
    }

    private long firstKept() {
        return events.isEmpty() ? head + 1 : events.firstKey();
    }

    private static MessagePage page(Collection<Slot> slots, int limit) {
        List<ChatMessage> items = new ArrayList<>(Math.min(limit, 128));
        for (Slot slot : slots) {
            if (items.size() == limit) {
                return new MessagePage(items, true);
            }
            items.add(slot.message());
        }
        return new MessagePage(items, false);
    }
}
