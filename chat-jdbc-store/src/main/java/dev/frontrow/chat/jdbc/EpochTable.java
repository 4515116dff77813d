package dev.frontrow.chat.jdbc;

import dev.frontrow.chat.log.RoomEvent;
import dev.frontrow.chat.store.LogQuery;
import dev.frontrow.chat.store.SeenEvent;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** {@code frontrow_log}: one row, the epoch of all rooms. */
final class EpochTable {

    /** As long as those that the scripts make. */
    private static final int LENGTH = 12;

    private static final String SELECT = "SELECT epoch FROM frontrow_log";

    String find(Connection connection) throws SQLException {
        return found(connection, SELECT);
    }

    /** Another epoch, for all rooms. */
    String renew(Connection connection) throws SQLException {
        String next = UUID.randomUUID().toString().replace("-", "").substring(0, LENGTH);
        Statements.update(connection, "UPDATE frontrow_log SET epoch = ?", next);
        return next;
    }

    /**
     * Another epoch, if it is still that of an event which the log has lost; the one there is otherwise. Nodes that ask at once wait for each other here. In a transaction, which locks the epoch
     * and then the room: so it is asked where it is written, or fails.
     */
    String renewIfLost(Connection connection, Tables tables, SeenEvent seen) throws SQLException {
        // Nothing is read before the locks: under REPEATABLE READ that would be the moment of all that is read after
        // them.
        String epoch = found(connection, SELECT + " FOR UPDATE");
        Optional<RoomRow> room = tables.rooms().lock(connection, seen.room());
        boolean isSame = epoch.equals(seen.place().epoch());
        return isSame && isLost(connection, tables, seen, room) ? renew(connection) : epoch;
    }

    private static boolean isLost(Connection connection, Tables tables, SeenEvent seen, Optional<RoomRow> room)
            throws SQLException {
        long seq = seen.place().seq();
        if (seq == 0) {
            return false;
        }
        if (room.isEmpty() || room.get().head() < seq) {
            return true;
        }
        List<RoomEvent> kept = tables.log(connection, new LogQuery(seen.room(), seq - 1, seq), room.get());
        return !kept.isEmpty() && !seen.isSameAs(kept.get(0));
    }

    private static String found(Connection connection, String sql) throws SQLException {
        return Statements.first(connection, sql, row -> row.getString("epoch"))
                .orElseThrow(() -> new SchemaException("frontrow_log: no row (expected: 1)"));
    }
}
