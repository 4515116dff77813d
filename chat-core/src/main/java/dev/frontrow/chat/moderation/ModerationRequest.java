package dev.frontrow.chat.moderation;

import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.message.IdempotencyKey;
import dev.frontrow.chat.text.PlainText;
import org.jspecify.annotations.Nullable;

/**
 * Somebody asks for an action.
 *
 * @param room where
 * @param actor who asks; null: the host itself, which may do anything
 * @param action what
 * @param reason why, or null; of a warning what the person is to read, and of a note what it says, so there is one;
 *     cleaned like a message and cut to 500 code points
 * @param key what makes a repetition recognisable, or null
 */
public record ModerationRequest(
        RoomId room,
        @Nullable UserId actor,
        ModerationAction action,
        @Nullable String reason,
        @Nullable IdempotencyKey key) {

    private static final int MAX_REASON = 500;

    public ModerationRequest {
        if (action instanceof ModerationAction.Unrecognized) {
            throw new IllegalArgumentException(
                    "action: " + action.wireName() + " (expected: one that this version knows)");
        }
        reason = reason == null
                ? null
                : PlainText.clean(reason, MAX_REASON).map(PlainText::value).orElse(null);
        if (action.needsReason() && reason == null) {
            throw new IllegalArgumentException("reason: none (expected: one for " + action.wireName() + ")");
        }
    }

    /** A request of somebody, without a reason, that is never repeated. */
    public static ModerationRequest by(UserId actor, RoomId room, ModerationAction action) {
        return new ModerationRequest(room, actor, action, null, null);
    }

    /**
     * The host itself acts: no rank is asked for, not even on the owner of the room. For takedowns, rules and tools of
     * the host's own.
     */
    public static ModerationRequest byHost(RoomId room, ModerationAction action, @Nullable String reason) {
        return new ModerationRequest(room, null, action, reason, null);
    }
}
