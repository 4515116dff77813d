package dev.frontrow.chat.jdbc.table;

import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.message.MessageId;
import dev.frontrow.chat.moderation.ModerationAction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A moderation action as the columns action, message and duration_ms; its target is in the column target. */
record ActionColumns(
        String action, @Nullable String message, @Nullable Long durationMillis) {

    static ActionColumns of(ModerationAction action) {
        return new ActionColumns(action.wireName(), message(action), durationMillis(action));
    }

    /**
     * An action of a newer version, or a known one with a value that only a newer version allows, is read as
     * unrecognized: it keeps its name and nothing else.
     */
    static ModerationAction read(ResultSet row) throws SQLException {
        String action = row.getString("action");
        String message = row.getString("message");
        UserId target = new UserId(row.getString("target"));
        Duration duration = duration(row);
        try {
            return read(action, message == null ? null : new MessageId(message), target, duration);
        } catch (IllegalArgumentException e) {
            return new ModerationAction.Unrecognized(action, null);
        }
    }

    private static ModerationAction read(
            String action, @Nullable MessageId message, UserId target, @Nullable Duration duration) {
        if (message != null) {
            return switch (action) {
                case "delete" -> new ModerationAction.Delete(message);
                case "retract", "take_back" ->
                    new ModerationAction.Retract(message); // the latter was written before 0.1
                default -> new ModerationAction.Unrecognized(action, message);
            };
        }
        if (action.equals("mute") && duration != null) {
            return new ModerationAction.Mute(target, duration);
        }
        return switch (action) {
            case "purge" -> new ModerationAction.Purge(target);
            case "unmute" -> new ModerationAction.Unmute(target);
            case "ban" -> new ModerationAction.Ban(target, duration);
            case "unban" -> new ModerationAction.Unban(target);
            default -> new ModerationAction.Unrecognized(action, null);
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
