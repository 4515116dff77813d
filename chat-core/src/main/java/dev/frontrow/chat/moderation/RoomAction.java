package dev.frontrow.chat.moderation;

import dev.frontrow.chat.message.MessageId;
import dev.frontrow.chat.mode.ModeChange;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What staff do with the room, and not to a person: no rank is asked for but that of staff. */
public sealed interface RoomAction extends ModerationAction {

    @Override
    default boolean isAgainst() {
        return false;
    }

    /** Changes the modes of the room. */
    record ChangeModes(ModeChange change) implements RoomAction {
        @Override
        public String wireName() {
            return "modes";
        }

        @Override
        public String detail() {
            return change.toText();
        }
    }

    /**
     * Pins a message in place of the one before.
     *
     * @param duration 30 seconds to 24 hours; null: until it is unpinned
     */
    record Pin(MessageId message, @Nullable Duration duration) implements RoomAction, ModerationAction.OnMessage {
        public Pin {
            if (duration != null) {
                Durations.check("pin", duration, Duration.ofSeconds(30), Duration.ofHours(24));
            }
        }

        @Override
        public String wireName() {
            return "pin";
        }
    }

    /** Takes the pinned message down. */
    record Unpin() implements RoomAction {
        @Override
        public String wireName() {
            return "unpin";
        }
    }

    /** Makes every message of the room a tombstone. */
    record Clear() implements RoomAction {
        @Override
        public String wireName() {
            return "clear";
        }

        @Override
        public boolean hides() {
            return true;
        }
    }
}
