package dev.frontrow.chat.jdbc;

import dev.frontrow.chat.log.Position;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * A row of {@code frontrow_room}.
 *
 * @param no its number in the other tables
 * @param head the place of its newest public event
 * @param keptFrom events before this place are pruned
 * @param actions moderation actions so far
 * @param sanctions mutes and bans given or lifted so far
 * @param epoch that all rooms have at that moment
 */
record RoomRow(long no, long head, long keptFrom, long actions, long sanctions, String epoch) {

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

    /** Its newest public event. */
    Position position() {
        return new Position(epoch, head);
    }

    /** Whether somebody may be muted or banned here, or an action have a key. */
    boolean isModerated() {
        return actions > 0;
    }

    /** Whether something was pruned. */
    boolean isPruned() {
        return keptFrom > 1;
    }
}
