package dev.frontrow.chat.jdbc.append;

import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.jdbc.sql.Database;
import dev.frontrow.chat.jdbc.table.RoomRow;
import dev.frontrow.chat.jdbc.table.Tables;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A cache of the rooms that were appended to most recently. Safe for use by many threads; its monitor guards a map, and
 * no query runs inside.
 */
final class RoomCache {

    private static final int ROOMS = 10_000;

    /** For a room with more watched users only that fact is cached: its senders are looked up with every batch. */
    private static final int MAX_WATCHED = 1000;

    private final Map<RoomId, CachedRoom> rooms = new LinkedHashMap<>(16, 0.75f, true);
    private final Database database;
    private final Tables tables;

    RoomCache(Database database, Tables tables) {
        this.database = database;
        this.tables = tables;
    }

    /**
     * A room from the cache, or read now, without the sanctions that had ended by then. Empty if nothing was written to
     * it yet.
     */
    Optional<CachedRoom> of(RoomId room, Instant then) {
        synchronized (rooms) {
            CachedRoom known = rooms.get(room);
            if (known != null && !known.isStale(then)) {
                return Optional.of(known);
            }
        }
        Optional<CachedRoom> read = database.read(connection -> read(connection, room, then));
        read.ifPresent(cached -> put(room, cached));
        return read;
    }

    /** Forgets a room whose cached state is out of date. */
    void forget(RoomId room) {
        synchronized (rooms) {
            rooms.remove(room);
        }
    }

    /** Whether it is known that nothing is done in a room without the lock of its row. */
    boolean needsLock(RoomId room) {
        synchronized (rooms) {
            CachedRoom known = rooms.get(room);
            return known != null && known.needsLock();
        }
    }

    /** Forgets all rooms. */
    void forgetAll() {
        synchronized (rooms) {
            rooms.clear();
        }
    }

    private void put(RoomId room, CachedRoom cached) {
        synchronized (rooms) {
            rooms.put(room, cached);
            if (rooms.size() > ROOMS) {
                rooms.remove(rooms.keySet().iterator().next());
            }
        }
    }

    /** Reads the row first: if its number of actions is still the same when it is compared, the rest belongs to it. */
    private Optional<CachedRoom> read(Connection connection, RoomId room, Instant then) throws SQLException {
        Optional<RoomRow> row = tables.rooms().find(connection, room);
        if (row.isEmpty() || !row.get().isModerated()) {
            return row.map(quiet -> new CachedRoom(quiet, Optional.of(Set.of()), then));
        }
        Set<UserId> watched = tables.sanctions().users(connection, row.get(), then, MAX_WATCHED + 1);
        watched.addAll(tables.audit().keyUsers(connection, row.get(), MAX_WATCHED + 1));
        Optional<Set<UserId>> few = watched.size() > MAX_WATCHED ? Optional.empty() : Optional.of(watched);
        return Optional.of(new CachedRoom(row.get(), few, then));
    }

    /** Whether none of these users must be checked. */
    boolean areFree(CachedRoom cached, Collection<UserId> users, Instant then) {
        return cached.watched()
                .map(watched -> Collections.disjoint(watched, users))
                .orElseGet(() -> database.read(connection -> areFree(connection, cached.row(), users, then)));
    }

    private boolean areFree(Connection connection, RoomRow row, Collection<UserId> users, Instant then)
            throws SQLException {
        return tables.sanctions().of(connection, row, users).stream().noneMatch(sanction -> sanction.holdsAt(then))
                && !tables.audit().isKeyUser(connection, row, users);
    }
}
