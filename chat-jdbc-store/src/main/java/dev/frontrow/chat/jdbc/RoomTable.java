package dev.frontrow.chat.jdbc;

import dev.frontrow.chat.host.RoomId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** {@code frontrow_room}: who holds the lock of a room's row is alone with that room, on all nodes. */
final class RoomTable {

    private static final String SELECT = "SELECT " + RoomRow.COLUMNS + " FROM frontrow_room WHERE id = ?";

    Optional<RoomRow> find(Connection connection, RoomId room) throws SQLException {
        return Statements.first(connection, SELECT, RoomRow::of, room);
    }

    /** Locks a room until the transaction ends. Empty: nobody wrote to it yet. */
    Optional<RoomRow> lock(Connection connection, RoomId room) throws SQLException {
        return Statements.first(connection, SELECT + " FOR UPDATE", RoomRow::of, room);
    }

    /** Two that create a room at once: the second fails as a duplicate. */
    void create(Connection connection, RoomId room) throws SQLException {
        Statements.update(
                connection, "INSERT INTO frontrow_room (id, head, kept_from, actions) VALUES (?, 0, 1, 0)", room);
    }

    void advance(Connection connection, RoomRow room, long head, long actions) throws SQLException {
        Statements.update(
                connection, "UPDATE frontrow_room SET head = ?, actions = ? WHERE no = ?", head, actions, room.no());
    }

    /** Those of the rooms that were written to. */
    Map<RoomId, RoomRow> find(Connection connection, Collection<RoomId> rooms) throws SQLException {
        Map<RoomId, RoomRow> found = new HashMap<>();
        Statements.list(
                connection,
                "SELECT id, " + RoomRow.COLUMNS + " FROM frontrow_room WHERE id IN " + Statements.in(rooms),
                row -> found.put(new RoomId(row.getString("id")), RoomRow.of(row)),
                rooms);
        return found;
    }
}
