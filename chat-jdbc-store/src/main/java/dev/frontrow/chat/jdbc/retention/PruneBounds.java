package dev.frontrow.chat.jdbc.retention;

import dev.frontrow.chat.rules.ModeRules;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Retention at one moment, in the units of the tables: everything before these bounds is due.
 *
 * @param now that moment, in milliseconds since 1970, like the other times
 * @param messages messages sent before this are pruned; null if age does not matter
 * @param places how many positions of a room are kept; null for all
 * @param audit audit entries made before this are pruned; null if age does not matter
 * @param keys idempotency keys used before this may be forgotten
 * @param sanctions mutes and bans that ended before this are removed
 * @param said what was said before this may be said again
 */
public record PruneBounds(
        long now,
        @Nullable Long messages,
        @Nullable Integer places,
        @Nullable Long audit,
        long keys,
        long sanctions,
        long said) {

    /** Keys are promised for a day; nodes' clocks may differ. */
    private static final Duration KEYS = Duration.ofHours(25);

    private static final Duration ENDED_SANCTIONS = Duration.ofDays(1);

    /** Nodes' clocks may differ. */
    private static final Duration SAID_TEXTS = ModeRules.UNIQUE_WINDOW.plusHours(1);

    private static final int SLACK_PART = 10;
    private static final int MIN_SLACK = 50;

    public static PruneBounds at(
            Instant now,
            @Nullable Duration messagesFor,
            @Nullable Integer messagesPerRoom,
            @Nullable Duration auditFor) {
        return new PruneBounds(
                now.toEpochMilli(),
                before(now, messagesFor),
                messagesPerRoom,
                before(now, auditFor),
                now.minus(KEYS).toEpochMilli(),
                now.minus(ENDED_SANCTIONS).toEpochMilli(),
                now.minus(SAID_TEXTS).toEpochMilli());
    }

    /** Whether nothing is pruned except what has ended by itself. */
    boolean isKeepingAll() {
        return messages == null && places == null && audit == null;
    }

    /** When something of that time will be due, given a bound that moves with the clock. */
    long due(long time, long bound) {
        return now + (time - bound) + 1;
    }

    boolean isOld(Optional<Long> message) {
        return messages != null && message.isPresent() && message.get() < messages;
    }

    boolean isOldAudit(Optional<Long> entry) {
        return audit != null && entry.isPresent() && entry.get() < audit;
    }

    /**
     * The position from which a room that exceeds its bound is kept. The bound has some slack, so that not every
     * message causes pruning.
     */
    OptionalLong keptByCount(long head, long keptFrom) {
        if (places == null) {
            return OptionalLong.empty();
        }
        long slack = Math.max(MIN_SLACK, places / SLACK_PART);
        return head - keptFrom + 1 > places + slack ? OptionalLong.of(head + 1 - places) : OptionalLong.empty();
    }

    private static @Nullable Long before(Instant now, @Nullable Duration age) {
        return age == null ? null : now.minus(age).toEpochMilli();
    }
}
