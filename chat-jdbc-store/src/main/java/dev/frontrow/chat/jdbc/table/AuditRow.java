package dev.frontrow.chat.jdbc.table;

import dev.frontrow.chat.host.ChatUser;
import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.jdbc.sql.Statements;
import dev.frontrow.chat.log.RoomEvent;
import dev.frontrow.chat.message.DeletedBy;
import dev.frontrow.chat.message.MessageId;
import dev.frontrow.chat.moderation.AuditEntry;
import dev.frontrow.chat.moderation.HiddenText;
import dev.frontrow.chat.moderation.ModerationAction;
import dev.frontrow.chat.moderation.StoredAction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code frontrow_audit}.
 *
 * @param eventSeq the position of the public event that the action made, if it made one
 * @param fingerprint of the key it was done under, or null
 */
record AuditRow(
        AuditEntry entry, Optional<Long> eventSeq, @Nullable String fingerprint) {

    static final String COLUMNS =
            "id, made_at, actor, actor_name, actor_role, actor_badges, action, message, target, target_name,"
                    + " duration_ms, until_at, reason, detail, event_seq, fingerprint";

    static AuditRow of(RoomId room, ResultSet row) throws SQLException {
        ChatUser actor = row.getString("actor") == null
                ? null
                : UserColumns.read(row, "actor", "actor_name", "actor_role", "actor_badges");
        AuditEntry entry = new AuditEntry(
                row.getString("id"),
                room,
                Instant.ofEpochMilli(row.getLong("made_at")),
                actor,
                action(row),
                target(row),
                row.getString("target_name"),
                Statements.instant(row, "until_at"),
                row.getString("reason"),
                List.of());
        long seq = row.getLong("event_seq");
        return new AuditRow(entry, row.wasNull() ? Optional.empty() : Optional.of(seq), row.getString("fingerprint"));
    }

    private static ModerationAction action(ResultSet row) throws SQLException {
        String message = row.getString("message");
        long millis = row.getLong("duration_ms");
        Duration duration = row.wasNull() ? null : Duration.ofMillis(millis);
        return StoredAction.of(
                row.getString("action"),
                message == null ? null : new MessageId(message),
                target(row),
                duration,
                row.getString("detail"));
    }

    private static @Nullable UserId target(ResultSet row) throws SQLException {
        String target = row.getString("target");
        return target == null ? null : new UserId(target);
    }

    /** The same with the texts that it hid, of those of several entries by their ids. */
    AuditRow hiding(Map<String, List<HiddenText>> texts) {
        return new AuditRow(entry.hiding(texts.getOrDefault(entry.id(), List.of())), eventSeq, fingerprint);
    }

    /** What is still known of its public event when that is pruned. */
    RoomEvent pruned(long seq) {
        ModerationAction action = entry.action();
        if (!action.hides()) {
            return new RoomEvent.Unrecognized(seq, action.wireName(), entry.at());
        }
        DeletedBy staff = entry.actor() == null ? DeletedBy.SYSTEM : DeletedBy.MODERATOR;
        DeletedBy by = action.bySelf() ? DeletedBy.AUTHOR : staff;
        MessageId message = action.message();
        return message == null
                ? new RoomEvent.Cleared(seq, entry.target(), by, entry.at())
                : new RoomEvent.Deleted(seq, message, by, entry.at());
    }
}
