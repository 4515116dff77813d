package dev.frontrow.chat.jdbc.table;

import dev.frontrow.chat.log.Position;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * A row of {@code frontrow_room}.
 *
 * @param no the room's number in the other tables
 * @param head the position of its newest public event
 * @param keptFrom events before this position are pruned
 * @param actions moderation actions so far
 * @param sanctions mutes and bans given or lifted so far
 * @param epoch the epoch of all rooms when the row was read
 */
public record RoomRow(long no, long head, long keptFrom, long actions, long sanctions, String epoch) {

    static final String COLUMNS = "no, head, kept_from, actions, sanctions, (SELECT epoch FROM frontrow_log) AS epoch";

    static RoomRow of(ResultSet row) throws SQLException {
        return new RoomRow(
                row.getLong("no"),
                row.getLong("head"),
                row.getLong("kept_from"),
                row.getLong("actions"),
                row.getLong("sanctions"),
                row.getString("epoch"));
    }

    /** The position of its newest public event. */
    public Position position() {
        return new Position(epoch, head);
    }

    /** Whether there may be sanctions, or actions with a key. */
    public boolean isModerated() {
        return actions > 0;
    }

    /** Whether something was pruned. */
    boolean isPruned() {
        return keptFrom > 1;
    }
}
