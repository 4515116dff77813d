package dev.frontrow.chat.jdbc;

import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.message.MessageId;
import dev.frontrow.chat.moderation.ModerationAction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A moderation action as the columns action, message and duration_ms; whom it is about stands in target. */
record ActionColumns(
        String action, @Nullable String message, @Nullable Long durationMillis) {

    static ActionColumns of(ModerationAction action) {
        return new ActionColumns(action.wireName(), message(action), durationMillis(action));
    }

    static ModerationAction read(ResultSet row) throws SQLException {
        String action = row.getString("action");
        UserId target = new UserId(row.getString("target"));
        return switch (action) {
            case "delete" -> new ModerationAction.Delete(new MessageId(row.getString("message")));
            case "take_back" -> new ModerationAction.TakeBack(new MessageId(row.getString("message")));
            case "purge" -> new ModerationAction.Purge(target);
            case "mute" -> new ModerationAction.Mute(target, Duration.ofMillis(row.getLong("duration_ms")));
            case "unmute" -> new ModerationAction.Unmute(target);
            case "ban" -> new ModerationAction.Ban(target, duration(row));
            case "unban" -> new ModerationAction.Unban(target);
            default -> throw new SchemaException("action: " + action + " (expected: one this version knows)");
        };
    }

    private static @Nullable Duration duration(ResultSet row) throws SQLException {
        long millis = row.getLong("duration_ms");
        return row.wasNull() ? null : Duration.ofMillis(millis);
    }

    private static @Nullable String message(ModerationAction action) {
        return action instanceof ModerationAction.OnMessage onMessage
                ? onMessage.message().value()
                : null;
    }

    private static @Nullable Long durationMillis(ModerationAction action) {
        if (action instanceof ModerationAction.Mute mute) {
            return mute.duration().toMillis();
        }
        Duration ban = action instanceof ModerationAction.Ban given ? given.duration() : null;
        return ban == null ? null : ban.toMillis();
    }
}
