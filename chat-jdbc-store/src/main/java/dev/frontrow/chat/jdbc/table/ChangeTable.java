package dev.frontrow.chat.jdbc.table;

import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.jdbc.sql.Statements;
import dev.frontrow.chat.log.RoomEvent;
import dev.frontrow.chat.message.DeletedBy;
import dev.frontrow.chat.message.MessageId;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code frontrow_change}: the public events that are not messages. */
public final class ChangeTable {

    private static final String DELETED = "deleted";
    private static final String CLEARED = "cleared";
    private static final String INSERT =
            "INSERT INTO frontrow_change (room, seq, kind, message, user_id, made_by, made_at)"
                    + " VALUES (?, ?, ?, ?, ?, ?, ?)";

    public void insert(Connection connection, RoomRow room, RoomEvent event) throws SQLException {
        if (event instanceof RoomEvent.Deleted deleted) {
            insert(connection, room, event.seq(), DELETED, deleted.message(), null, deleted.by(), deleted.at());
        } else if (event instanceof RoomEvent.Cleared cleared) {
            insert(connection, room, event.seq(), CLEARED, null, cleared.user(), cleared.by(), cleared.at());
        } else {
            throw new IllegalArgumentException("not a change: " + event);
        }
    }

    /** Index: frontrow_change_place. */
    List<RoomEvent> between(Connection connection, RoomRow room, long after, long upTo) throws SQLException {
        return Statements.list(
                connection,
                "SELECT seq, kind, message, user_id, made_by, made_at FROM frontrow_change"
                        + " WHERE room = ? AND seq >= ? AND seq <= ? ORDER BY seq",
                ChangeTable::event,
                room.no(),
                Math.max(after + 1, room.keptFrom()),
                upTo);
    }

    private static void insert(
            Connection connection,
            RoomRow room,
            long seq,
            String kind,
            @Nullable MessageId message,
            @Nullable UserId user,
            DeletedBy by,
            Instant at)
            throws SQLException {
        Statements.update(connection, INSERT, room.no(), seq, kind, message, user, by.wireName(), at.toEpochMilli());
    }

    private static RoomEvent event(ResultSet row) throws SQLException {
        long seq = row.getLong("seq");
        DeletedBy by = EnumNames.of(DeletedBy.class, row.getString("made_by")).orElse(DeletedBy.SYSTEM);
        Instant at = Instant.ofEpochMilli(row.getLong("made_at"));
        String kind = row.getString("kind");
        return switch (kind) {
            case DELETED -> new RoomEvent.Deleted(seq, new MessageId(row.getString("message")), by, at);
            case CLEARED -> new RoomEvent.Cleared(seq, new UserId(row.getString("user_id")), by, at);
            default -> new RoomEvent.Unrecognized(seq, kind, at);
        };
    }
}
