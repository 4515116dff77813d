package dev.frontrow.chat.memory;

import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.message.DeletedBy;
import dev.frontrow.chat.message.IdempotencyKey;
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
final class Keys {

    /** What the wire contract promises, as long as there are not too many. */
    private static final Duration KEPT = Duration.ofHours(24);

    private final int max;
    private final Map<Name, Known> known = new LinkedHashMap<>();
    private long bytes;

    Keys(int max) {
        this.max = max;
    }

    long bytes() {
        return bytes;
    }

    Optional<KnownKey> find(UserId user, String value) {
        return Optional.ofNullable(known.get(new Name(user, value)))
                .map(key -> new KnownKey(key.fingerprint, key.receipt()));
    }

    /** Remembers a message under a key; what is answered later is the message as it is then. */
    void remember(@Nullable IdempotencyKey key, Slot slot, Instant now) {
        if (key != null) {
            int cost = Cost.of(key, Cost.of(slot.message()));
            put(key, new Known(key.fingerprint(), slot, () -> new Receipt.Posted(slot.message()), now, cost));
        }
    }

    /** Remembers an action under a key. */
    void remember(@Nullable IdempotencyKey key, Receipt.Moderated receipt, Instant now) {
        if (key != null) {
            int cost = Cost.of(key, Cost.of(receipt.audit()));
            put(key, new Known(key.fingerprint(), null, () -> receipt, now, cost));
        }
    }

    /** Hides what one user said also where only a key still remembers it. */
    void bury(UserId user, DeletedBy by) {
        for (Known key : known.values()) {
            Slot slot = key.slot;
            if (slot != null
                    && slot.message().author().id().equals(user)
                    && !slot.message().isDeleted()) {
                slot.bury(by);
            }
        }
    }

    /** Whether one user has a key here. */
    boolean hasOf(UserId user) {
        return known.keySet().stream().anyMatch(name -> name.user().equals(user));
    }

    /** Forgets the keys of one user, and what those of others still tell of that user; how many were theirs. */
    int erase(UserId user) {
        int before = known.size();
        known.entrySet().removeIf(entry -> {
            boolean isTheirs = entry.getKey().user().equals(user);
            bytes -= isTheirs ? entry.getValue().cost : 0;
            return isTheirs;
        });
        known.replaceAll((name, key) -> key.without(user));
        return before - known.size();
    }

    /** Forgets the keys that were kept long enough. */
    void expire(Instant now) {
        Iterator<Known> oldest = known.values().iterator();
        while (oldest.hasNext()) {
            Known key = oldest.next();
            if (now.isBefore(key.at.plus(KEPT))) {
                return;
            }
            bytes -= key.cost;
            oldest.remove();
        }
    }

    /** Forgets the oldest key. */
    boolean dropOldest() {
        Iterator<Known> oldest = known.values().iterator();
        if (!oldest.hasNext()) {
            return false;
        }
        bytes -= oldest.next().cost;
        oldest.remove();
        return true;
    }

    private void put(IdempotencyKey key, Known value) {
        known.put(new Name(key.user(), key.value()), value);
        bytes += value.cost;
        while (known.size() > max) {
            dropOldest();
        }
    }

    private record Name(UserId user, String value) {}

    private record Known(String fingerprint, @Nullable Slot slot, Supplier<Receipt> now, Instant at, int cost) {
        Receipt receipt() {
            return now.get();
        }

        Known without(UserId user) {
            return receipt().fold(posted -> this, moderated -> {
                Receipt less = new Receipt.Moderated(moderated.audit().without(user), moderated.event());
                return new Known(fingerprint, slot, () -> less, at, cost);
            });
        }
    }
}
