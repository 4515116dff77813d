package dev.frontrow.chat.jdbc.append;

import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.jdbc.table.MessageRedaction;
import dev.frontrow.chat.jdbc.table.RoomRow;
import dev.frontrow.chat.jdbc.table.Tables;
import dev.frontrow.chat.log.Pin;
import dev.frontrow.chat.message.Body;
import dev.frontrow.chat.message.ChatMessage;
import dev.frontrow.chat.message.DeletedBy;
import dev.frontrow.chat.moderation.AuditEntry;
import dev.frontrow.chat.moderation.HiddenText;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Hides many messages of one room, whose row is locked, and shows single ones again. All messages are written. */
final class Redactions {

    /** A purge of more messages would block the room: it hides them by a mark, and their rows are rewritten later. */
    private static final int MAX_REWRITTEN_AT_ONCE = 1_000;

    private final Connection connection;
    private final Tables tables;
    private final RoomId id;
    private final RoomRow room;
    private long clearedTo;

    Redactions(Connection connection, Tables tables, RoomId id, RoomRow room) {
        this.connection = connection;
        this.tables = tables;
        this.id = id;
        this.room = room;
        this.clearedTo = room.clearedTo();
    }

    /** The newest texts that are shown, of a user or of everybody; that of the pinned message however old it is. */
    List<HiddenText> shown(@Nullable UserId author) throws SQLException {
        MessageRedaction.Range range = range(author);
        List<HiddenText> shown = new ArrayList<>(tables.redaction().shown(connection, room, range));
        Optional<ChatMessage> pinned = pinnedMessage().filter(message -> isOlder(message, range, author));
        if (pinned.isPresent() && shown.size() < AuditEntry.MAX_HIDDEN) {
            HiddenText.of(pinned.get()).ifPresent(shown::add);
        }
        return shown;
    }

    private Optional<ChatMessage> pinnedMessage() throws SQLException {
        return tables.state(connection, id, room).pin().map(Pin::message);
    }

    private boolean isOlder(ChatMessage pinned, MessageRedaction.Range range, @Nullable UserId author) {
        return pinned.seq() < room.keptFrom()
                && pinned.seq() > range.after()
                && (author == null || author.equals(pinned.author().id()));
    }

    /** What a message said before it was deleted, if that may be shown again. */
    Optional<Body.Text> deleted(Optional<ChatMessage> message) throws SQLException {
        if (message.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> text = tables.audit().deleted(connection, room, message.get());
        return text.isEmpty()
                ? Optional.empty()
                : tables.redaction().restored(connection, room, message.get(), text.get());
    }

    /**
     * Hides all messages of a user, or of everybody. Without texts there is no update: on MariaDB it would lock the gap
     * where they would be, for other rooms too.
     *
     * @param head the position of the newest event
     */
    void redact(@Nullable UserId author, long head, DeletedBy by) throws SQLException {
        MessageRedaction.Range range = range(author);
        int shown = tables.redaction().countShown(connection, room, range, MAX_REWRITTEN_AT_ONCE + 1);
        if (shown > MAX_REWRITTEN_AT_ONCE) {
            tables.purges().insert(connection, room, author, author == null ? clearedTo : 0, head, by);
        } else if (shown > 0) {
            tables.redaction().redact(connection, room, range, by);
        }
        if (author == null) {
            moveClearedTo(head);
        }
    }

    /** The marks first: what removes their texts from the rows locks in that order. */
    void restore(ChatMessage message) throws SQLException {
        tables.purges().leaveOut(connection, room, message.author().id(), message.seq());
        tables.redaction().restore(connection, room, message);
        if (message.seq() <= clearedTo) {
            moveClearedTo(message.seq() - 1);
        }
    }

    private MessageRedaction.Range range(@Nullable UserId author) throws SQLException {
        long purged = author == null ? 0 : tables.purges().upTo(connection, room, author);
        return new MessageRedaction.Range(author, Math.max(purged, clearedTo));
    }

    private void moveClearedTo(long seq) throws SQLException {
        clearedTo = seq;
        tables.rooms().clearedTo(connection, room, seq);
    }
}
