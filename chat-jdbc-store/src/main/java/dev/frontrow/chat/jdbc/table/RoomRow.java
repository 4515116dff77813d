package dev.frontrow.chat.jdbc.table;

import dev.frontrow.chat.jdbc.sql.Statements;
import dev.frontrow.chat.log.Position;
import dev.frontrow.chat.message.MessageId;
import dev.frontrow.chat.mode.RoomModes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code frontrow_room}.
 *
 * @param no the room's number in the other tables
 * @param head the position of its newest public event
 * @param keptFrom events before this position are pruned
 * @param actions moderation actions so far
 * @param sanctions mutes and bans given or lifted so far
 * @param modes its modes
 * @param pin its pin, whose message may be deleted
 * @param clearedTo all messages up to this position are tombstones
 * @param epoch the epoch of all rooms when the row was read
 */
public record RoomRow(
        long no,
        long head,
        long keptFrom,
        long actions,
        long sanctions,
        RoomModes modes,
        Optional<Pinned> pin,
        long clearedTo,
        String epoch) {

    static final String COLUMNS = "no, head, kept_from, actions, sanctions, modes, pin_message, pin_at, pin_until,"
            + " cleared_to, (SELECT epoch FROM frontrow_log) AS epoch";

    /** A pin as the row has it. */
    record Pinned(MessageId message, Instant at, @Nullable Instant until) {}

    static RoomRow of(ResultSet row) throws SQLException {
        String modes = row.getString("modes");
        return new RoomRow(
                row.getLong("no"),
                row.getLong("head"),
                row.getLong("kept_from"),
                row.getLong("actions"),
                row.getLong("sanctions"),
                modes == null ? RoomModes.NONE : RoomModes.parse(modes),
                pin(row),
                row.getLong("cleared_to"),
                row.getString("epoch"));
    }

    private static Optional<Pinned> pin(ResultSet row) throws SQLException {
        String message = row.getString("pin_message");
        return message == null
                ? Optional.empty()
                : Optional.of(new Pinned(
                        new MessageId(message),
                        Instant.ofEpochMilli(row.getLong("pin_at")),
                        Statements.instant(row, "pin_until")));
    }

    /** The position of its newest public event. */
    public Position position() {
        return new Position(epoch, head);
    }

    /** Whether there may be sanctions, or actions with a key. */
    public boolean isModerated() {
        return actions > 0;
    }

    /** The position from which a message is read: a pinned one however old it is. */
    long keptFrom(MessageId message) {
        return isPinned(message) ? 1 : keptFrom;
    }

    private boolean isPinned(MessageId message) {
        return pin.filter(pinned -> pinned.message().equals(message)).isPresent();
    }

    /** Whether something was pruned. */
    boolean isPruned() {
        return keptFrom > 1;
    }
}
