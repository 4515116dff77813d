package dev.frontrow.chat.jdbc.table;

import dev.frontrow.chat.jdbc.failure.SchemaException;
import dev.frontrow.chat.jdbc.sql.Statements;
import dev.frontrow.chat.log.RoomEvent;
import dev.frontrow.chat.store.LogQuery;
import dev.frontrow.chat.store.SeenEvent;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** {@code frontrow_log}: a single row with the epoch of all rooms. */
public final class EpochTable {

    /** The same length as the scripts generate. */
    private static final int LENGTH = 12;

    private static final String SELECT = "SELECT epoch FROM frontrow_log";

    public String find(Connection connection) throws SQLException {
        return found(connection, SELECT);
    }

    /** Sets a new epoch for all rooms. */
    public String renew(Connection connection) throws SQLException {
        String next = UUID.randomUUID().toString().replace("-", "").substring(0, LENGTH);
        Statements.update(connection, "UPDATE frontrow_log SET epoch = ?", next);
        return next;
    }

    /**
     * Sets a new epoch if the current one is still that of an event which the log has lost; returns the current epoch
     * otherwise. Nodes that call this at the same time wait for each other. Runs in a transaction that locks the epoch
     * and then the room, so that it reads from the server that accepts writes, or fails.
     */
    public String renewIfLost(Connection connection, Tables tables, SeenEvent seen) throws SQLException {
        // Nothing is read before the locks: under REPEATABLE READ the first read would fix the snapshot of all later
        // reads.
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
