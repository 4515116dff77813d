package dev.frontrow.chat.moderation;

import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.message.MessageId;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Something staff, or the author of a message, asks to be done. */
public sealed interface ModerationAction {

    /** How long a mute lasts when nobody says. */
    Duration DEFAULT_MUTE = Duration.ofMinutes(60);

    /** The name on the wire and in the audit log. */
    String wireName();

    /** Whether it gives or lifts a mute or a ban. */
    default boolean changesSanctions() {
        return false;
    }

    /** What it is about: one message, or everything of one user. */
    sealed interface OnMessage extends ModerationAction {
        /** The message. */
        MessageId message();
    }

    /** An action on a person. */
    sealed interface OnUser extends ModerationAction {
        /** The person. */
        UserId user();

        /** The kind of sanction that it gives, if it gives one. */
        default Optional<SanctionKind> gives() {
            return Optional.empty();
        }
    }

    /** Makes a message a tombstone. */
    record Delete(MessageId message) implements OnMessage {
        @Override
        public String wireName() {
            return "delete";
        }
    }

    /** The author retracts their own message. */
    record Retract(MessageId message) implements OnMessage {
        @Override
        public String wireName() {
            return "retract";
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
        public Optional<SanctionKind> gives() {
            return Optional.of(SanctionKind.MUTE);
        }

        @Override
        public String wireName() {
            return "mute";
        }

        @Override
        public boolean changesSanctions() {
            return true;
        }
    }

    /** Ends a mute. */
    record Unmute(UserId user) implements OnUser {
        @Override
        public String wireName() {
            return "unmute";
        }

        @Override
        public boolean changesSanctions() {
            return true;
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
        public Optional<SanctionKind> gives() {
            return Optional.of(SanctionKind.BAN);
        }

        @Override
        public String wireName() {
            return "ban";
        }

        @Override
        public boolean changesSanctions() {
            return true;
        }
    }

    /** Ends a ban. */
    record Unban(UserId user) implements OnUser {
        @Override
        public String wireName() {
            return "unban";
        }

        @Override
        public boolean changesSanctions() {
            return true;
        }
    }

    /**
     * What a newer version did on the same database, and this one does not know. It is only ever read, from the audit log; nobody can ask for it.
     *
     * @param wireName the stored name
     * @param message the message it was about, or null
     */
    record Unrecognized(String wireName, @Nullable MessageId message) implements ModerationAction {}

    /** Makes every message of a user a tombstone. */
    record Purge(UserId user) implements OnUser {
        @Override
        public String wireName() {
            return "purge";
        }
    }
}
