package dev.frontrow.chat.moderation;

import dev.frontrow.chat.host.ChatUser;
import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.host.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was done, by whom, on whom, why, when, and what it hid. Written once, and changed by nothing but an erasure.
 *
 * @param id sortable by creation
 * @param room where
 * @param at when
 * @param actor who, as they were then; null: the host itself
 * @param action what
 * @param target the person it was done to: for a message its author; null: it was about the room
 * @param targetName what they were called then; null: not known, or erased
 * @param until when a sanction ends; null: never, or no sanction
 * @param reason why, or null
 * @param hidden the texts it made tombstones, the newest {@value #MAX_HIDDEN}; filled by the store in the transaction
 *     that hides them
 */
public record AuditEntry(
        String id,
        RoomId room,
        Instant at,
        @Nullable ChatUser actor,
        ModerationAction action,
        @Nullable UserId target,
        @Nullable String targetName,
        @Nullable Instant until,
        @Nullable String reason,
        List<HiddenText> hidden) {

    /** How many texts one entry keeps. */
    public static final int MAX_HIDDEN = 100;

    public AuditEntry {
        hidden = List.copyOf(hidden);
    }

    /** An entry that does not know what its target was called. */
    public AuditEntry(
            String id,
            RoomId room,
            Instant at,
            @Nullable ChatUser actor,
            ModerationAction action,
            @Nullable UserId target,
            @Nullable Instant until,
            @Nullable String reason,
            List<HiddenText> hidden) {
        this(id, room, at, actor, action, target, null, until, reason, hidden);
    }

    /** This entry with what it hid. */
    public AuditEntry hiding(List<HiddenText> texts) {
        return new AuditEntry(id, room, at, actor, action, target, targetName, until, reason, texts);
    }

    /** The mute or ban that it gives, under the names of then; empty: it gives none. */
    public Optional<Sanction> sanction() {
        return action.gives().map(this::sanction);
    }

    private Sanction sanction(SanctionKind kind) {
        UserId given = Objects.requireNonNull(target, "a sanction is given to somebody");
        return actor == null
                ? new Sanction(kind, given, targetName, until, reason, null, null, at)
                : new Sanction(kind, given, targetName, until, reason, actor.id(), actor.name(), at);
    }

    /**
     * This entry without what it tells of somebody: name and badges if they did it, name, reason and hidden texts if it
     * was done to them.
     */
    public AuditEntry without(UserId user) {
        ChatUser by = actor != null && actor.id().equals(user) ? actor.anonymous() : actor;
        boolean isOn = user.equals(target);
        return new AuditEntry(
                id,
                room,
                at,
                by,
                action,
                target,
                isOn ? null : targetName,
                until,
                isOn ? null : reason,
                isOn ? List.of() : hidden);
    }
}
