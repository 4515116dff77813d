package dev.frontrow.chat.memory;

import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.log.Pin;
import dev.frontrow.chat.log.RoomEvent;
import dev.frontrow.chat.log.StateEvent;
import dev.frontrow.chat.message.Body;
import dev.frontrow.chat.message.ChatMessage;
import dev.frontrow.chat.message.DeletedBy;
import dev.frontrow.chat.message.MessageId;
import dev.frontrow.chat.moderation.HiddenText;
import dev.frontrow.chat.store.LogQuery;
import dev.frontrow.chat.store.MessagePage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The public events of one room. Keeps the newest messages and every event after the oldest of them. That bounds the
 * events too, because every other event refers to a message that was kept when it happened. Guarded by the room's lock.
 */
final class RoomLog {

    /** Every other event refers to no more than a few messages; beyond this the oldest cannot be replayed. */
    private static final int MAX_EVENTS_A_MESSAGE = 4;

    private static final int MIN_MAX_EVENTS = 1_000;

    private final int maxMessages;
    /** The pinned message, which is kept as long as it is pinned, also when it is not among the messages any more. */
    private @Nullable StoredMessage pinned;

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
        if (events.size() > Math.max(MIN_MAX_EVENTS, (long) MAX_EVENTS_A_MESSAGE * maxMessages)) {
            events.pollFirstEntry();
            bytes -= Weigher.EVENT;
        }
        bytes += Weigher.EVENT;
    }

    /** The event with its message as that is when it is read; keeps nothing of what it said. */
    Supplier<RoomEvent> current(RoomEvent event) {
        if (event instanceof StateEvent.PinChanged pinned) {
            Optional<Pin> pin = pinned.pin().map(held -> new Pin(bare(held.message()), held.at(), held.until()));
            return () -> new StateEvent.PinChanged(pinned.seq(), current(pin), pinned.by(), pinned.at());
        }
        if (event instanceof RoomEvent.Restored restored) {
            ChatMessage bare = bare(restored.message());
            return () -> new RoomEvent.Restored(restored.seq(), current(bare), restored.at());
        }
        return () -> event;
    }

    /** What stays of a message that is not kept. */
    private static ChatMessage bare(ChatMessage message) {
        return message.anonymous().deleted(DeletedBy.SYSTEM);
    }

    /** A pin with its message as it is now; none if that is not kept any more. */
    Optional<Pin> current(Optional<Pin> pin) {
        return pin.filter(held -> byId.containsKey(held.message().id()))
                .map(held -> new Pin(current(held.message()), held.at(), held.until()));
    }

    private ChatMessage current(ChatMessage bare) {
        return find(bare.id()).map(StoredMessage::message).orElse(bare);
    }

    /** Another message is pinned, or none: that of before is kept no longer than any other. */
    void pin(Optional<MessageId> message) {
        StoredMessage before = pinned;
        pinned = message.flatMap(this::find).orElse(null);
        if (before != null
                && before != pinned
                && !messages.containsKey(before.message().seq())) {
            forget(before.message());
        }
    }

    /** All messages, oldest first; the pinned one may be older than the others. */
    private Stream<StoredMessage> all() {
        StoredMessage held = pinned;
        return held == null || messages.containsKey(held.message().seq())
                ? messages.values().stream()
                : Stream.concat(Stream.of(held), messages.values().stream());
    }

    /** The message of this id, if it is kept. */
    Optional<StoredMessage> find(MessageId id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** A user's messages, or everybody's, that are not tombstones, newest first. */
    List<StoredMessage> shownOf(@Nullable UserId user) {
        List<StoredMessage> shown = new ArrayList<>(all().filter(
                        stored -> user == null || stored.message().author().id().equals(user))
                .filter(stored -> !stored.message().isDeleted())
                .toList());
        Collections.reverse(shown);
        return shown;
    }

    /** A user's messages including tombstones, oldest first. */
    List<StoredMessage> allOf(UserId user) {
        return all().filter(stored -> stored.message().author().id().equals(user))
                .toList();
    }

    /** Who wrote these messages. */
    List<UserId> authors(List<HiddenText> texts) {
        return texts.stream()
                .flatMap(text -> find(text.message()).stream())
                .map(stored -> stored.message().author().id())
                .toList();
    }

    /** Removes the author's name. */
    void anonymize(StoredMessage stored) {
        bytes -= Weigher.of(stored.message());
        stored.anonymize();
        bytes += Weigher.of(stored.message());
    }

    /** Removes the text; what sort of message it was stays known, so that it may be restored. */
    void delete(StoredMessage stored, DeletedBy by) {
        bytes -= Weigher.of(stored.message());
        stored.delete(by);
        bytes += Weigher.of(stored.message());
    }

    /** Removes the text for good. */
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
        StoredMessage oldest = messages.pollFirstEntry().getValue();
        for (long next = messages.firstKey(); !events.isEmpty() && events.firstKey() < next; events.pollFirstEntry()) {
            bytes -= Weigher.EVENT;
        }
        if (oldest != pinned) {
            forget(oldest.message());
        }
        return true;
    }

    private void forget(ChatMessage message) {
        byId.remove(message.id());
        bytes -= Weigher.of(message);
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
