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
 * The rooms that are kept, the least recently used first. Its lock guards who is kept and is never held together with a room's lock: a room is closed after it was
 * taken out.
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

    /** A room that is kept. */
    Optional<Room> find(RoomId id) {
        lock.lock();
        try {
            return Optional.ofNullable(kept.get(id));
        } finally {
            lock.unlock();
        }
    }

    /** All that are kept; not a use of them. */
    Map<RoomId, Room> all() {
        lock.lock();
        try {
            return Map.copyOf(kept);
        } finally {
            lock.unlock();
        }
    }

    /** The epoch a room would have that is written to next. */
    String epochOf(RoomId id) {
        lock.lock();
        try {
            return epochs.of(id);
        } finally {
            lock.unlock();
        }
    }

    /** A room, made if need be; one more than may be kept lets the least recently used go. */
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

    /** Brings the total within its bound again: other rooms go first, then the oldest of the one that was written to. */
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

    /** Lets every room go. */
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
                    epochs.turn();
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
        epochs.turn();
        return eldest;
    }
}
