package dev.frontrow.chat.jdbc.table;

import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.jdbc.sql.Statements;
import dev.frontrow.chat.log.Pin;
import dev.frontrow.chat.log.RoomState;
import dev.frontrow.chat.message.MessageId;
import dev.frontrow.chat.mode.RoomModes;
import dev.frontrow.chat.store.RoomVersion;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code frontrow_room}. The lock of a room's row gives exclusive access to that room, on all nodes. */
public final class RoomTable {

    /** Index: frontrow_message_place. */
    private static final String VERSIONS = "SELECT id, " + RoomRow.COLUMNS
            + ", (SELECT m.id FROM frontrow_message m WHERE m.room = frontrow_room.no AND m.seq = frontrow_room.head)"
            + " AS newest FROM frontrow_room WHERE id IN ";

    private static final String SELECT = "SELECT " + RoomRow.COLUMNS + " FROM frontrow_room WHERE id = ?";

    public Optional<RoomRow> find(Connection connection, RoomId room) throws SQLException {
        return Statements.first(connection, SELECT, RoomRow::of, room);
    }

    /**
     * Locks a room until the transaction ends; the epoch is read under the lock. Empty if nothing was written to the
     * room yet.
     */
    public Optional<RoomRow> lock(Connection connection, RoomId room) throws SQLException {
        return Statements.first(connection, SELECT + " FOR UPDATE", RoomRow::of, room);
    }

    /** If two transactions create a room at the same time, the second fails as a duplicate. */
    public void create(Connection connection, RoomId room) throws SQLException {
        Statements.update(
                connection, "INSERT INTO frontrow_room (id, head, kept_from, actions) VALUES (?, 0, 1, 0)", room);
    }

    /**
     * Updates the row after a batch.
     *
     * @param actions the number of actions in the batch
     * @param sanctions how many of them gave or lifted a sanction
     * @param at the earliest time in the batch, from which the next upkeep looks at the room
     */
    public void advance(Connection connection, RoomRow room, long head, long actions, long sanctions, Instant at)
            throws SQLException {
        Statements.update(
                connection,
                "UPDATE frontrow_room SET head = ?, actions = ?, sanctions = ?, upkeep_at = least(upkeep_at, ?)"
                        + " WHERE no = ?",
                head,
                room.actions() + actions,
                room.sanctions() + sanctions,
                at.toEpochMilli(),
                room.no());
    }

    /** Records the modes and the pin. */
    public void put(Connection connection, RoomRow room, RoomState state) throws SQLException {
        Optional<Pin> pin = state.pin();
        Statements.update(
                connection,
                "UPDATE frontrow_room SET modes = ?, pin_message = ?, pin_at = ?, pin_until = ? WHERE no = ?",
                state.modes().equals(RoomModes.NONE) ? null : state.modes().toText(),
                pin.map(held -> held.message().id()).orElse(null),
                pin.map(held -> held.at().toEpochMilli()).orElse(null),
                pin.map(held -> Statements.millis(held.until())).orElse(null),
                room.no());
    }

    /** Records up to which position all messages are tombstones. */
    public void clearedTo(Connection connection, RoomRow room, long seq) throws SQLException {
        Statements.update(connection, "UPDATE frontrow_room SET cleared_to = ? WHERE no = ?", seq, room.no());
    }

    /** The versions of those rooms that were written to. */
    public Map<RoomId, RoomVersion> versions(Connection connection, Collection<RoomId> rooms) throws SQLException {
        Map<RoomId, RoomVersion> found = new HashMap<>();
        Statements.list(
                connection,
                VERSIONS + Statements.in(rooms),
                row -> found.put(new RoomId(row.getString("id")), version(RoomRow.of(row), row.getString("newest"))),
                rooms);
        return found;
    }

    private static RoomVersion version(RoomRow room, @Nullable String newest) {
        return new RoomVersion(
                room.position(), room.sanctions(), Optional.ofNullable(newest).map(MessageId::new));
    }
}
