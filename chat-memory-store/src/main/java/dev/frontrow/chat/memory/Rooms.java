package dev.frontrow.chat.memory;

import dev.frontrow.chat.host.RoomId;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The stored rooms, the least recently used first. Its lock guards the map, and is never held together with a room's
 * lock: a room is closed after it was removed.
 */
final class Rooms {

    private final ReentrantLock lock = new ReentrantLock();
    private final LinkedHashMap<RoomId, Room> kept = new LinkedHashMap<>(16, 0.75f, true);
    private final AtomicLong bytes = new AtomicLong();
    private final Bounds bounds;
    private final Epochs epochs;

    Rooms(Bounds bounds, RandomGenerator random) {
        this.bounds = bounds;
        this.epochs = new Epochs(random);
    }

    /** A stored room. */
    Optional<Room> find(RoomId id) {
        lock.lock();
        try {
            return Optional.ofNullable(kept.get(id));
        } finally {
            lock.unlock();
        }
    }

    /** All stored rooms; does not count as a use of them. */
    Map<RoomId, Room> all() {
        lock.lock();
        try {
            return Map.copyOf(kept);
        } finally {
            lock.unlock();
        }
    }

    /** The epoch that a room would get with its first write. */
    String epochOf(RoomId id) {
        lock.lock();
        try {
            return epochs.of(id);
        } finally {
            lock.unlock();
        }
    }

    /** A room, created if necessary; if there are too many then, the least recently used one is evicted. */
    Room obtain(RoomId id) {
        Room room;
        Room evicted;
        lock.lock();
        try {
            room = kept.computeIfAbsent(id, key -> new Room(key, epochs.of(key), bounds, bytes));
            evicted = kept.size() > bounds.rooms() ? removeEldest() : null;
        } finally {
            lock.unlock();
        }
        if (evicted != null) {
            evicted.close();
        }
        return room;
    }

    /**
     * Reduces the total to its bound: evicts other rooms first, then drops the oldest data of the room that was written
     * to.
     */
    void makeRoomFor(Room written) {
        while (bytes.get() > bounds.bytes()) {
            Optional<Room> other = evictOtherThan(written);
            if (other.isEmpty()) {
                written.shrinkBy(bytes.get() - bounds.bytes());
                return;
            }
            other.get().close();
        }
    }

    /** Evicts every room. */
    void clear() {
        while (true) {
            Optional<Room> next = evictOtherThan(null);
            if (next.isEmpty()) {
                return;
            }
            next.get().close();
        }
    }

    long bytes() {
        return bytes.get();
    }

    private Optional<Room> evictOtherThan(@Nullable Room spared) {
        lock.lock();
        try {
            Iterator<Map.Entry<RoomId, Room>> eldestFirst = kept.entrySet().iterator();
            while (eldestFirst.hasNext()) {
                Room room = eldestFirst.next().getValue();
                if (room != spared) {
                    eldestFirst.remove();
                    epochs.renew();
                    return Optional.of(room);
                }
            }
            return Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    private Room removeEldest() {
        Iterator<Room> eldestFirst = kept.values().iterator();
        Room eldest = eldestFirst.next();
        eldestFirst.remove();
        epochs.renew();
        return eldest;
    }
}
