package dev.frontrow.chat.memory;

import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.store.Appended;
import dev.frontrow.chat.store.Entry;
import dev.frontrow.chat.store.EntryOutcome;
import dev.frontrow.chat.store.RoomHead;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/** One room and its lock, under which only the room's own state is used. Adds its bytes to the store's total. */
final class Room {

    private final ReentrantLock lock = new ReentrantLock();
    private final String epoch;
    private final RoomData state;
    private final AtomicLong total;
    private long counted;
    private boolean closed;

    Room(RoomId id, String epoch, Bounds bounds, AtomicLong total) {
        this.epoch = epoch;
        this.state = new RoomData(id, epoch, bounds);
        this.total = total;
    }

    /** Appends all entries. Empty if the room was evicted in between, and nothing was done. */
    Optional<Appended> append(List<Entry> entries, Instant now) {
        lock.lock();
        try {
            if (closed) {
                return Optional.empty();
            }
            state.keys.expire(now);
            List<EntryOutcome> outcomes = new ArrayList<>(entries.size());
            for (Entry entry : entries) {
                outcomes.add(state.append(entry, now));
            }
            count();
            return Optional.of(new Appended(epoch, outcomes));
        } finally {
            lock.unlock();
        }
    }

    /** Reads the room's state under its lock. */
    <T> T read(Function<RoomData, T> look) {
        lock.lock();
        try {
            return look.apply(state);
        } finally {
            lock.unlock();
        }
    }

    /** Erases a user's data; returns how many records changed. */
    long erase(UserId user) {
        lock.lock();
        try {
            long changed = state.personalData.erase(user);
            if (!closed) {
                count();
            }
            return changed;
        } finally {
            lock.unlock();
        }
    }

    RoomHead head() {
        return read(now -> new RoomHead(now.state(), now.sanctions.version(), now.sanctions.all()));
    }

    /** Frees this number of bytes, as far as possible. */
    void shrinkBy(long bytes) {
        lock.lock();
        try {
            if (!closed) {
                state.shrinkTo(state.bytes() - bytes);
                count();
            }
        } finally {
            lock.unlock();
        }
    }

    /** The room is evicted: nothing is appended to it any more, and its bytes are not counted any more. */
    void close() {
        lock.lock();
        try {
            closed = true;
            total.addAndGet(-counted);
            counted = 0;
        } finally {
            lock.unlock();
        }
    }

    private void count() {
        long bytes = state.bytes();
        total.addAndGet(bytes - counted);
        counted = bytes;
    }
}
