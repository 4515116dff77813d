package dev.frontrow.chat.jdbc;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A {@link Retention} at one moment, in the numbers of the tables: what was before these is due.
 *
 * @param now that moment, in epoch milliseconds like the others
 * @param messages when the oldest message that is kept may have been sent; null: whenever
 * @param places how many places of a room are kept; null: all
 * @param audit when the oldest entry that is kept may have been made; null: whenever
 * @param keys when the oldest key that must be known may have been used
 * @param sanctions when a mute or ban that is removed must have ended
 */
record PruneBounds(
        long now,
        @Nullable Long messages,
        @Nullable Integer places,
        @Nullable Long audit,
        long keys,
        long sanctions) {

    /** The promise is a day; nodes' clocks may differ. */
    private static final Duration KEYS = Duration.ofHours(25);

    private static final Duration ENDED_SANCTIONS = Duration.ofDays(1);

    private static final int SLACK_PART = 10;
    private static final int LEAST_SLACK = 50;

    static PruneBounds at(Instant now, Retention retention) {
        return new PruneBounds(
                now.toEpochMilli(),
                before(now, retention.messagesFor()),
                retention.messagesPerRoom(),
                before(now, retention.auditFor()),
                now.minus(KEYS).toEpochMilli(),
                now.minus(ENDED_SANCTIONS).toEpochMilli());
    }

    /** Whether something is removed that is not over by itself. */
    boolean isKeepingAll() {
        return messages == null && places == null && audit == null;
    }

    /** When something of that time will be before a bound that moves with the clock. */
    long due(long time, long bound) {
        return now + (time - bound) + 1;
    }

    boolean isOld(Optional<Long> message) {
        return messages != null && message.isPresent() && message.get() < messages;
    }

    boolean isOldAudit(Optional<Long> entry) {
        return audit != null && entry.isPresent() && entry.get() < audit;
    }

    /** From where on a room is kept that has more than it may, well above the bound so that not every message brings a pruning. */
    OptionalLong keptByCount(long head, long keptFrom) {
        if (places == null) {
            return OptionalLong.empty();
        }
        long slack = Math.max(LEAST_SLACK, places / SLACK_PART);
        return head - keptFrom + 1 > places + slack ? OptionalLong.of(head + 1 - places) : OptionalLong.empty();
    }

    private static @Nullable Long before(Instant now, @Nullable Duration age) {
        return age == null ? null : now.minus(age).toEpochMilli();
    }
}
