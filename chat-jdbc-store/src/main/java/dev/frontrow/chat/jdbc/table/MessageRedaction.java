package dev.frontrow.chat.jdbc.table;

import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.jdbc.sql.Statements;
import dev.frontrow.chat.message.Body;
import dev.frontrow.chat.message.ChatMessage;
import dev.frontrow.chat.message.DeletedBy;
import dev.frontrow.chat.message.MessageId;
import dev.frontrow.chat.message.MessageKind;
import dev.frontrow.chat.moderation.AuditEntry;
import dev.frontrow.chat.moderation.HiddenText;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How the texts of {@code frontrow_message} are taken out, and put back. */
public final class MessageRedaction {

    /** A notice stays one: nobody said it, so nobody has to wait for it in slow mode. */
    static final String REDACT = "UPDATE frontrow_message m SET text = NULL, reply_to = NULL,"
            + " kind = CASE WHEN kind LIKE 'notice %' THEN 'notice other' END,"
            + " is_first = NULL, deleted_by = ? WHERE ";

    private static final String SHOWN =
            " AND m.seq > ? AND m.deleted_by IS NULL AND " + MessageRow.PURGED_BY + " IS NULL";

    /**
     * Whose messages, after a position: those that are still shown are what is asked for, or changed.
     *
     * @param author whose; null: everybody's
     * @param after all earlier ones are tombstones
     */
    public record Range(@Nullable UserId author, long after) {

        private String where() {
            return "m.room = ?" + (author == null ? "" : " AND m.author = ?") + SHOWN;
        }

        /** In the order of frontrow_message_author, or of frontrow_message_place. */
        private String order(String direction) {
            return " ORDER BY m.room" + direction + (author == null ? "" : ", m.author" + direction) + ", m.seq"
                    + direction;
        }

        private List<Object> parameters(RoomRow room, long from) {
            return author == null ? List.of(room.no(), from) : List.of(room.no(), author, from);
        }
    }

    /**
     * Turns one message into a tombstone. One that staff delete may be restored, as what it was. Index:
     * frontrow_message_id.
     */
    public void redact(Connection connection, RoomRow room, MessageId message, DeletedBy by) throws SQLException {
        String set =
                by == DeletedBy.AUTHOR ? REDACT : "UPDATE frontrow_message m SET text = NULL, deleted_by = ? WHERE ";
        Statements.update(connection, set + "m.room = ? AND m.id = ?", by.wireName(), room.no(), message);
    }

    /** What a deleted message was, given what it said. Index: frontrow_message_place. */
    public Optional<Body.Text> restored(Connection connection, RoomRow room, ChatMessage message, String text)
            throws SQLException {
        return Statements.first(
                connection,
                "SELECT reply_to, kind, is_first FROM frontrow_message WHERE room = ? AND seq = ?",
                row -> new Body.Text(
                        text,
                        MessageRow.messageId(row.getString("reply_to")),
                        MessageKind.parse(row.getString("kind")),
                        row.getBoolean("is_first")),
                room.no(),
                message.seq());
    }

    /** Turns all messages of a range into tombstones. */
    public void redact(Connection connection, RoomRow room, Range range, DeletedBy by) throws SQLException {
        List<Object> parameters = new ArrayList<>(List.of(by.wireName()));
        parameters.addAll(range.parameters(room, range.after()));
        Statements.update(connection, REDACT + range.where(), parameters.toArray());
    }

    /** Gives a tombstone its text back. Index: frontrow_message_place. */
    public void restore(Connection connection, RoomRow room, ChatMessage message) throws SQLException {
        Body.Text body = (Body.Text) message.body();
        Statements.update(
                connection,
                "UPDATE frontrow_message SET text = ?, reply_to = ?, kind = ?, is_first = ?, deleted_by = NULL"
                        + " WHERE room = ? AND seq = ?",
                body.text(),
                body.replyTo(),
                MessageKind.toText(body.kind()),
                body.first() ? true : null,
                room.no(),
                message.seq());
    }

    /** The newest readable texts of a range. */
    public List<HiddenText> shown(Connection connection, RoomRow room, Range range) throws SQLException {
        List<Object> parameters = new ArrayList<>(range.parameters(room, Math.max(range.after(), room.keptFrom() - 1)));
        parameters.add(AuditEntry.MAX_HIDDEN);
        return Statements.list(
                connection,
                "SELECT m.id, m.text FROM frontrow_message m WHERE " + range.where() + range.order(" DESC")
                        + " LIMIT ?",
                row -> new HiddenText(new MessageId(row.getString("id")), row.getString("text")),
                parameters.toArray());
    }

    /** The number of readable texts of a range, pruned or not, up to a limit. */
    public int countShown(Connection connection, RoomRow room, Range range, int limit) throws SQLException {
        List<Object> parameters = new ArrayList<>(range.parameters(room, range.after()));
        parameters.add(limit);
        return Statements.list(
                        connection,
                        "SELECT m.seq FROM frontrow_message m WHERE " + range.where() + range.order("") + " LIMIT ?",
                        row -> row.getLong("seq"),
                        parameters.toArray())
                .size();
    }
}
