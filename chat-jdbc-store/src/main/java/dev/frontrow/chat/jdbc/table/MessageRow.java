package dev.frontrow.chat.jdbc.table;

import dev.frontrow.chat.host.ChatUser;
import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.jdbc.sql.Statements;
import dev.frontrow.chat.message.Body;
import dev.frontrow.chat.message.ChatMessage;
import dev.frontrow.chat.message.DeletedBy;
import dev.frontrow.chat.message.IdempotencyKey;
import dev.frontrow.chat.message.MessageId;
import dev.frontrow.chat.message.MessageKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A row of {@code frontrow_message}, column by column. */
public record MessageRow(
        long room,
        long seq,
        String id,
        String author,
        String name,
        String role,
        String badges,
        @Nullable String text,
        @Nullable String replyTo,
        @Nullable String deletedBy,
        long sentAt,
        @Nullable String keyValue,
        @Nullable String fingerprint,
        @Nullable String kind,
        @Nullable Boolean isFirst) {

    /** Who purged a message whose row does not say so yet; if several did, the first of them. */
    static final String PURGED_BY = "(SELECT p.made_by FROM frontrow_purge p WHERE p.room = m.room"
            + " AND p.author IN (m.author, '') AND p.up_to >= m.seq AND p.after_seq < m.seq"
            + " ORDER BY p.up_to LIMIT 1)";

    /**
     * The columns of {@code frontrow_message m} that a message is read from. A purge whose messages are still being
     * rewritten already applies to them.
     */
    static final String COLUMNS = "m.seq, m.id, m.author, m.name, m.role, m.badges, m.text, m.reply_to, m.sent_at,"
            + " m.kind, m.is_first, COALESCE(m.deleted_by, " + PURGED_BY + ") AS deleted_by";

    public static MessageRow of(long room, ChatMessage message, @Nullable IdempotencyKey key) {
        ChatUser author = message.author();
        return new MessageRow(
                room,
                message.seq(),
                message.id().value(),
                author.id().value(),
                author.name(),
                author.role().wireName(),
                UserColumns.badges(author),
                message.body().<@Nullable String>fold(Body.Text::text, tombstone -> null),
                message.body().<@Nullable String>fold(text -> Statements.text(text.replyTo()), tombstone -> null),
                message.body()
                        .<@Nullable String>fold(
                                text -> null, tombstone -> tombstone.by().wireName()),
                message.sentAt().toEpochMilli(),
                key == null ? null : key.value(),
                key == null ? null : key.fingerprint(),
                message.body().<@Nullable String>fold(text -> MessageKind.toText(text.kind()), tombstone -> null),
                message.body().<@Nullable Boolean>fold(text -> text.first() ? true : null, tombstone -> null));
    }

    static ChatMessage message(RoomId room, ResultSet row) throws SQLException {
        ChatUser author = UserColumns.read(row, "author", "name", "role", "badges");
        String deletedBy = row.getString("deleted_by");
        Body body = deletedBy == null
                ? new Body.Text(
                        row.getString("text"),
                        messageId(row.getString("reply_to")),
                        MessageKind.parse(row.getString("kind")),
                        row.getBoolean("is_first"))
                : new Body.Deleted(EnumNames.of(DeletedBy.class, deletedBy).orElse(DeletedBy.SYSTEM));
        return new ChatMessage(
                room,
                row.getLong("seq"),
                new MessageId(row.getString("id")),
                author,
                Instant.ofEpochMilli(row.getLong("sent_at")),
                body);
    }

    @Nullable
    Object[] values() {
        return new @Nullable Object[] {
            room,
            seq,
            id,
            author,
            name,
            role,
            badges,
            text,
            replyTo,
            deletedBy,
            sentAt,
            keyValue,
            fingerprint,
            kind,
            isFirst
        };
    }

    static @Nullable MessageId messageId(@Nullable String value) {
        return value == null ? null : new MessageId(value);
    }
}
