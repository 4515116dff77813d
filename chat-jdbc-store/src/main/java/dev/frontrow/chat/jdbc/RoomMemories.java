package dev.frontrow.chat.jdbc;

import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.host.UserId;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is remembered of the rooms that were appended to last. Safe for use by many threads; its monitor guards a map, and no query runs inside. */
final class RoomMemories {

    private static final int ROOMS = 10_000;

    /** Of a room with more only that is remembered: who sends there is looked up with every batch. */
    private static final int MOST_WATCHED = 1000;

    private final Map<RoomId, RoomMemory> memories = new LinkedHashMap<>(16, 0.75f, true);
    private final Database database;
    private final Tables tables;

    RoomMemories(Database database, Tables tables) {
        this.database = database;
        this.tables = tables;
    }

    /** A room as it is remembered, or read now, without the sanctions that had ended by then. Empty: nobody wrote to it yet. */
    Optional<RoomMemory> of(RoomId room, Instant then) {
        synchronized (memories) {
            RoomMemory known = memories.get(room);
            if (known != null) {
                return Optional.of(known);
            }
        }
        Optional<RoomMemory> read = database.read(connection -> read(connection, room, then));
        read.ifPresent(memory -> put(room, memory));
        return read;
    }

    /** It is not as it was remembered. */
    void forget(RoomId room) {
        synchronized (memories) {
            memories.remove(room);
        }
    }

    /** No room is surely as it was remembered. */
    void forgetAll() {
        synchronized (memories) {
            memories.clear();
        }
    }

    private void put(RoomId room, RoomMemory memory) {
        synchronized (memories) {
            memories.put(room, memory);
            if (memories.size() > ROOMS) {
                memories.remove(memories.keySet().iterator().next());
            }
        }
    }

    /** The row first: if its number is still the same when it is compared, what was read after it belonged to it. */
    private Optional<RoomMemory> read(Connection connection, RoomId room, Instant then) throws SQLException {
        Optional<RoomRow> row = tables.rooms().find(connection, room);
        if (row.isEmpty() || !row.get().isModerated()) {
            return row.map(quiet -> new RoomMemory(quiet, Optional.of(Set.of())));
        }
        Set<UserId> watched = tables.sanctions().users(connection, row.get(), then, MOST_WATCHED + 1);
        watched.addAll(tables.audit().keyUsers(connection, row.get(), MOST_WATCHED + 1));
        return Optional.of(
                new RoomMemory(row.get(), watched.size() > MOST_WATCHED ? Optional.empty() : Optional.of(watched)));
    }

    /** Whether nothing that the room remembers concerns any of these. */
    boolean areFree(RoomMemory memory, Collection<UserId> users, Instant then) {
        return memory.watched()
                .map(watched -> Collections.disjoint(watched, users))
                .orElseGet(() -> database.read(connection -> areFree(connection, memory.row(), users, then)));
    }

    private boolean areFree(Connection connection, RoomRow row, Collection<UserId> users, Instant then)
            throws SQLException {
        return tables.sanctions().of(connection, row, users).stream().noneMatch(sanction -> sanction.holdsAt(then))
                && !tables.audit().isKeyUser(connection, row, users);
    }
}
