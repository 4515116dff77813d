package dev.frontrow.chat.memory;

import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.log.RoomEvent;
import dev.frontrow.chat.message.DeletedBy;
import dev.frontrow.chat.message.IdempotencyKey;
import dev.frontrow.chat.moderation.AuditEntry;
import dev.frontrow.chat.store.KnownKey;
import dev.frontrow.chat.store.Receipt;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The idempotency keys of one room, oldest first. Guarded by the room's lock. */
final class IdempotencyKeys {

    /** The time promised by the wire contract, unless there are too many keys. */
    private static final Duration KEPT = Duration.ofHours(24);

    private final int max;
    private final Map<Name, Known> known = new LinkedHashMap<>();
    private long bytes;

    IdempotencyKeys(int max) {
        this.max = max;
    }

    long bytes() {
        return bytes;
    }

    Optional<KnownKey> find(UserId user, String value) {
        return Optional.ofNullable(known.get(new Name(user, value)))
                .map(key -> new KnownKey(key.fingerprint, key.receipt()));
    }

    /** Stores a message under a key; later results contain the message as it is then. */
    void remember(@Nullable IdempotencyKey key, StoredMessage stored, Instant now) {
        if (key != null) {
            int weight = Weigher.of(key, Weigher.of(stored.message()));
            put(key, new Known(key.fingerprint(), stored, () -> new Receipt.Posted(stored.message()), now, weight));
        }
    }

    /** Stores an action under a key; later results contain the event as it is then. */
    void remember(@Nullable IdempotencyKey key, AuditEntry audit, Optional<Supplier<RoomEvent>> event, Instant now) {
        if (key != null) {
            int weight = Weigher.of(key, Weigher.of(audit));
            Supplier<Receipt> receipt = () -> new Receipt.Moderated(audit, event.map(Supplier::get));
            put(key, new Known(key.fingerprint(), null, receipt, now, weight));
        }
    }

    /** Redacts a user's messages, or everybody's, that only a key still refers to. */
    void redact(@Nullable UserId user, DeletedBy by) {
        for (Known key : known.values()) {
            StoredMessage stored = key.stored;
            if (stored != null
                    && (user == null || stored.message().author().id().equals(user))
                    && !stored.message().isDeleted()) {
                stored.redact(by);
            }
        }
    }

    /** Whether a user has a key here. */
    boolean hasOf(UserId user) {
        return known.keySet().stream().anyMatch(name -> name.user().equals(user));
    }

    /** Removes the keys of a user, and what others' keys reveal about that user; returns how many keys were removed. */
    int erase(UserId user) {
        int before = known.size();
        known.entrySet().removeIf(entry -> {
            boolean isTheirs = entry.getKey().user().equals(user);
            bytes -= isTheirs ? entry.getValue().weight : 0;
            return isTheirs;
        });
        known.replaceAll((name, key) -> key.without(user));
        return before - known.size();
    }

    /** Removes the keys that have expired. */
    void expire(Instant now) {
        Iterator<Known> oldest = known.values().iterator();
        while (oldest.hasNext()) {
            Known key = oldest.next();
            if (now.isBefore(key.at.plus(KEPT))) {
                return;
            }
            bytes -= key.weight;
            oldest.remove();
        }
    }

    /** Drops the oldest key. */
    boolean dropOldest() {
        Iterator<Known> oldest = known.values().iterator();
        if (!oldest.hasNext()) {
            return false;
        }
        bytes -= oldest.next().weight;
        oldest.remove();
        return true;
    }

    private void put(IdempotencyKey key, Known value) {
        known.put(new Name(key.user(), key.value()), value);
        bytes += value.weight;
        while (known.size() > max) {
            dropOldest();
        }
    }

    private record Name(UserId user, String value) {}

    private record Known(
            String fingerprint, @Nullable StoredMessage stored, Supplier<Receipt> now, Instant at, int weight) {
        Receipt receipt() {
            return now.get();
        }

        private Optional<RoomEvent> event() {
            return receipt().event();
        }

        Known without(UserId user) {
            return receipt().fold(posted -> this, moderated -> {
                AuditEntry less = moderated.audit().without(user);
                Supplier<Receipt> without = () -> new Receipt.Moderated(less, event());
                return new Known(fingerprint, stored, without, at, weight);
            });
        }
    }
}
