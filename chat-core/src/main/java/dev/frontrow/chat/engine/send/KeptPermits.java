package dev.frontrow.chat.engine.send;

import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.message.Draft;
import dev.frontrow.chat.message.IdempotencyKey;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Sends whose outcome nobody knows, and who therefore have a permit that was not given back: a repetition with the same
 * key takes no other, for there will be one message at most. Kept until the message is there, or the permit's window is
 * over. Safe for use by many threads.
 *
 * <p>Of this node only. Beyond {@value #MAX_ENTRIES} the oldest is forgotten: then its repetition takes a permit like
 * any other send.
 */
final class KeptPermits {

    static final int MAX_ENTRIES = 10_000;

    private record Key(RoomId room, UserId user, String value) {}

    private final LongSupplier nanoTime;
    private final Map<Key, Long> endsAt = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Long> eldest) {
            return size() > MAX_ENTRIES;
        }
    };

    KeptPermits(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /**
     * Remembers the permit of this draft until the clock says {@code end}, when it counts for nothing any more. A draft
     * without a key cannot be repeated.
     */
    void keep(Draft draft, long end) {
        IdempotencyKey key = draft.key();
        if (key != null) {
            synchronized (this) {
                endsAt.put(new Key(draft.room(), key.user(), key.value()), end);
            }
        }
    }

    /** Forgets the permit of this draft: its message is there. */
    void use(Draft draft) {
        IdempotencyKey key = draft.key();
        if (key != null) {
            synchronized (this) {
                endsAt.remove(new Key(draft.room(), key.user(), key.value()));
            }
        }
    }

    /** Whether this draft repeats one that has a permit. */
    boolean has(Draft draft) {
        IdempotencyKey key = draft.key();
        if (key == null) {
            return false;
        }
        synchronized (this) {
            Key repeated = new Key(draft.room(), key.user(), key.value());
            Long end = endsAt.get(repeated);
            if (end != null && nanoTime.getAsLong() - end >= 0) {
                endsAt.remove(repeated);
                return false;
            }
            return end != null;
        }
    }
}
