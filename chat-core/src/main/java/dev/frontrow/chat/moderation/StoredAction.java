package dev.frontrow.chat.moderation;

import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.message.MessageId;
import dev.frontrow.chat.mode.ModeChange;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Called by stores: reads again what they kept of an action. */
public final class StoredAction {

    private StoredAction() {}

    /**
     * The action that was stored in these parts. One of a newer version, or one with a value that only a newer version
     * allows, is read as unrecognized: it keeps its name and its message, and nothing else.
     *
     * @param message the message it was about, or null
     * @param user the person it was done to, or null: it was about the room
     * @param duration how long its sanction or pin lasts, or null
     * @param detail what else was kept of it, or null
     */
    public static ModerationAction of(
            String wireName,
            @Nullable MessageId message,
            @Nullable UserId user,
            @Nullable Duration duration,
            @Nullable String detail) {
        try {
            if (message != null) {
                return onMessage(wireName, message, duration);
            }
            return user == null ? onRoom(wireName, detail) : onUser(wireName, user, duration);
        } catch (IllegalArgumentException e) {
            return new ModerationAction.Unrecognized(wireName, message);
        }
    }

    private static ModerationAction onRoom(String wireName, @Nullable String detail) {
        return switch (wireName) {
            case "modes" ->
                detail == null
                        ? new ModerationAction.Unrecognized(wireName, null)
                        : new RoomAction.ChangeModes(ModeChange.parse(detail));
            case "unpin" -> new RoomAction.Unpin();
            case "clear" -> new RoomAction.Clear();
            default -> new ModerationAction.Unrecognized(wireName, null);
        };
    }

    private static ModerationAction onMessage(String wireName, MessageId message, @Nullable Duration duration) {
        return switch (wireName) {
            case "delete" -> new ModerationAction.Delete(message);
            case "restore" -> new ModerationAction.Restore(message);
            case "pin" -> new RoomAction.Pin(message, duration);
            case "retract", "take_back" -> new ModerationAction.Retract(message); // the latter was written before 0.1
            default -> new ModerationAction.Unrecognized(wireName, message);
        };
    }

    private static ModerationAction onUser(String wireName, UserId user, @Nullable Duration duration) {
        return switch (wireName) {
            case "mute" ->
                duration == null
                        ? new ModerationAction.Unrecognized(wireName, null)
                        : new ModerationAction.Mute(user, duration);
            case "unmute" -> new ModerationAction.Unmute(user);
            case "ban" -> new ModerationAction.Ban(user, duration);
            case "unban" -> new ModerationAction.Unban(user);
            case "purge" -> new ModerationAction.Purge(user);
            case "warn" -> new WarningAction.Warn(user);
            case "acknowledge" -> new WarningAction.Acknowledge(user);
            case "note" -> new ModerationAction.Note(user);
            default -> new ModerationAction.Unrecognized(wireName, null);
        };
    }
}
