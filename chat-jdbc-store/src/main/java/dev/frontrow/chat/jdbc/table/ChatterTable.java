package dev.frontrow.chat.jdbc.table;

import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.jdbc.sql.Statements;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** {@code frontrow_chatter}: who has spoken in which room, be it deleted or pruned since. */
public final class ChatterTable {

    /** Those of some users who have spoken in a room. Index: frontrow_chatter_of. */
    public Set<UserId> of(Connection connection, RoomRow room, Collection<UserId> users) throws SQLException {
        return new HashSet<>(Statements.list(
                connection,
                "SELECT user_id FROM frontrow_chatter WHERE user_id IN " + Statements.in(users) + " AND room = ?",
                row -> new UserId(row.getString("user_id")),
                users,
                room.no()));
    }

    /** Records those who speak for the first time, each once, with the time of it. */
    public void insert(Connection connection, RoomRow room, Map<UserId, Instant> first) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "INSERT INTO frontrow_chatter (user_id, room, first_at) VALUES (?, ?, ?)")) {
            for (Map.Entry<UserId, Instant> each : first.entrySet()) {
                Statements.bind(
                        statement, 1, each.getKey(), room.no(), each.getValue().toEpochMilli());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    /** Whoever was erased speaks for the first time when they come back. Index: frontrow_chatter_of. */
    public int delete(Connection connection, RoomRow room, UserId user) throws SQLException {
        return Statements.update(
                connection, "DELETE FROM frontrow_chatter WHERE user_id = ? AND room = ?", user, room.no());
    }
}
