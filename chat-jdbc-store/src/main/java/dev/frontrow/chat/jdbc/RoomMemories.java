package dev.frontrow.chat.jdbc;

import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.host.UserId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is remembered of the rooms that were appended to last. Safe for use by many threads; its monitor guards a map, and no query runs inside. */
final class RoomMemories {

    private static final int ROOMS = 10_000;

    /** A room with more is not remembered: its batches are all checked in the database. */
    private static final int MOST_WATCHED = 1000;

    private static final String WATCHED = "SELECT user_id FROM frontrow_sanction WHERE room = ?"
            + " UNION SELECT key_user FROM frontrow_audit WHERE room = ? AND key_user IS NOT NULL LIMIT ?";

    private final Map<RoomId, RoomMemory> memories = new LinkedHashMap<>(16, 0.75f, true);
    private final Database database;
    private final Tables tables;

    RoomMemories(Database database, Tables tables) {
        this.database = database;
        this.tables = tables;
    }

    /** A room as it is remembered, or read now. Empty: nobody wrote to it yet, or too much happened there. */
    Optional<RoomMemory> of(RoomId room) {
        synchronized (memories) {
            RoomMemory known = memories.get(room);
            if (known != null) {
                return Optional.of(known);
            }
        }
        Optional<RoomMemory> read = database.read(connection -> read(connection, room));
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
    private Optional<RoomMemory> read(Connection connection, RoomId room) throws SQLException {
        Optional<RoomRow> row = tables.rooms().find(connection, room);
        if (row.isEmpty() || !row.get().isModerated()) {
            return row.map(quiet -> new RoomMemory(quiet, Set.of()));
        }
        long no = row.get().no();
        List<UserId> watched = Statements.list(
                connection, WATCHED, found -> new UserId(found.getString("user_id")), no, no, MOST_WATCHED + 1L);
        return watched.size() > MOST_WATCHED
                ? Optional.empty()
                : Optional.of(new RoomMemory(row.get(), new HashSet<>(watched)));
    }
}
