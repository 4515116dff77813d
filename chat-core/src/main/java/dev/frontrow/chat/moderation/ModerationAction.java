package dev.frontrow.chat.moderation;

import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.message.MessageId;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something staff, or the author of a message, asks to be done. Each action says here what it does; everything else,
 * the stores included, goes by that.
 */
public sealed interface ModerationAction
        permits RoomAction, ModerationAction.OnMessage, ModerationAction.OnUser, ModerationAction.Unrecognized {

    /** How long a mute lasts when nobody says. */
    Duration DEFAULT_MUTE = Duration.ofMinutes(60);

    /** The name on the wire and in the audit log; up to 16 characters. */
    String wireName();

    /** The message it is about; null: it is about a person or the room. */
    default @Nullable MessageId message() {
        return null;
    }

    /** How long the sanction that it gives lasts; null: for good, or it gives none. */
    default @Nullable Duration duration() {
        return null;
    }

    /** The kind of sanction that it gives, if it gives one. */
    default Optional<SanctionKind> gives() {
        return Optional.empty();
    }

    /** The kind of sanction that it ends, if it ends one. */
    default Optional<SanctionKind> lifts() {
        return Optional.empty();
    }

    /** Whether it gives or lifts a mute, a ban or a warning. */
    default boolean changesSanctions() {
        return gives().isPresent() || lifts().isPresent();
    }

    /** Whether it makes its message a tombstone, all messages of its person, or all messages of the room. */
    default boolean hides() {
        return false;
    }

    /** Whether it is for the person it is done to, and nobody else; otherwise it is for staff. */
    default boolean bySelf() {
        return false;
    }

    /** Whether it is done against somebody, whom the actor must outrank. */
    default boolean isAgainst() {
        return !bySelf();
    }

    /** Whether it says why in any case. */
    default boolean needsReason() {
        return false;
    }

    /** What else the audit log keeps of it: up to 400 characters, or null. */
    default @Nullable String detail() {
        return null;
    }

    /** An action on a message. */
    sealed interface OnMessage extends ModerationAction permits Delete, Retract, Restore, RoomAction.Pin {
        /** The message. */
        @Override
        MessageId message();
    }

    /** An action on a person. */
    sealed interface OnUser extends ModerationAction permits Mute, Unmute, Ban, Unban, Purge, Note, WarningAction {
        /** The person. */
        UserId user();
    }

    /** Shows a message again that staff deleted, as long as the audit log keeps its text. */
    record Restore(MessageId message) implements OnMessage {
        @Override
        public String wireName() {
            return "restore";
        }

        @Override
        public boolean isAgainst() {
            return false;
        }
    }

    /** Only records something about a person, for the rest of the staff. */
    record Note(UserId user) implements OnUser {
        @Override
        public String wireName() {
            return "note";
        }

        @Override
        public boolean isAgainst() {
            return false;
        }

        @Override
        public boolean needsReason() {
            return true;
        }
    }

    /** Makes a message a tombstone. */
    record Delete(MessageId message) implements OnMessage {
        @Override
        public String wireName() {
            return "delete";
        }

        @Override
        public boolean hides() {
            return true;
        }
    }

    /** The author retracts their own message. */
    record Retract(MessageId message) implements OnMessage {
        @Override
        public String wireName() {
            return "retract";
        }

        @Override
        public boolean hides() {
            return true;
        }

        @Override
        public boolean bySelf() {
            return true;
        }
    }

    /**
     * No sending for a while; a new mute overwrites.
     *
     * @param duration 1 second to 14 days
     */
    record Mute(UserId user, Duration duration) implements OnUser {
        public Mute {
            Durations.check("mute", duration, Duration.ofDays(14));
        }

        @Override
        public String wireName() {
            return "mute";
        }

        @Override
        public Optional<SanctionKind> gives() {
            return Optional.of(SanctionKind.MUTE);
        }
    }

    /** Ends a mute. */
    record Unmute(UserId user) implements OnUser {
        @Override
        public String wireName() {
            return "unmute";
        }

        @Override
        public Optional<SanctionKind> lifts() {
            return Optional.of(SanctionKind.MUTE);
        }
    }

    /**
     * No sending and no reading; a new ban overwrites.
     *
     * @param duration 1 second to 10 years of 365 days; null: for good
     */
    record Ban(UserId user, @Nullable Duration duration) implements OnUser {
        public Ban {
            if (duration != null) {
                Durations.check("ban", duration, Duration.ofDays(3650));
            }
        }

        @Override
        public String wireName() {
            return "ban";
        }

        @Override
        public Optional<SanctionKind> gives() {
            return Optional.of(SanctionKind.BAN);
        }
    }

    /** Ends a ban. */
    record Unban(UserId user) implements OnUser {
        @Override
        public String wireName() {
            return "unban";
        }

        @Override
        public Optional<SanctionKind> lifts() {
            return Optional.of(SanctionKind.BAN);
        }
    }

    /** Makes every message of a user a tombstone. */
    record Purge(UserId user) implements OnUser {
        @Override
        public String wireName() {
            return "purge";
        }

        @Override
        public boolean hides() {
            return true;
        }
    }

    /**
     * What a newer version did on the same database, and this one does not know. It is only ever read, from the audit
     * log; nobody can ask for it.
     *
     * @param wireName the stored name
     * @param message the message it was about, or null
     */
    record Unrecognized(String wireName, @Nullable MessageId message) implements ModerationAction {}
}
