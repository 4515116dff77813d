package dev.frontrow.chat.jdbc;

import dev.frontrow.chat.jdbc.retention.PruneBounds;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How long data is kept. Without a bound it is kept for ever:
 *
 * <pre>{@code
 * Retention.keepAll().messagesFor(Duration.ofDays(90)).messagesPerRoom(100_000).auditFor(Duration.ofDays(365))
 * }</pre>
 *
 * <p>Whatever is pruned, an idempotency key is known for at least 24 hours. The row of a message that was pruned
 * earlier stays that long, without its text.
 *
 * @param messagesFor how long messages are kept after they were sent; from 1 min; null for ever
 * @param messagesPerRoom how many positions of a room are kept, messages as well as deletions; from 1. A room is pruned
 *     when it exceeds this by a tenth, and by at least 50; null for all
 * @param auditFor how long entries of the audit log are kept, with the texts they hold; from 2 days; null for ever
 */
public record Retention(
        @Nullable Duration messagesFor,
        @Nullable Integer messagesPerRoom,
        @Nullable Duration auditFor) {

    private static final Duration MIN_MESSAGES = Duration.ofMinutes(1);

    /** Longer than keys must be known, since the keys of actions are kept in the audit log. */
    private static final Duration MIN_AUDIT = Duration.ofDays(2);

    public Retention {
        atLeast("messagesFor", messagesFor, MIN_MESSAGES);
        atLeast("auditFor", auditFor, MIN_AUDIT);
        if (messagesPerRoom != null && messagesPerRoom < 1) {
            throw new IllegalArgumentException("messagesPerRoom: " + messagesPerRoom + " (expected: >= 1)");
        }
    }

    /** Keeps everything for ever; bounds are added to it. */
    public static Retention keepAll() {
        return new Retention(null, null, null);
    }

    /** A copy with a different {@link #messagesFor()}. */
    public Retention messagesFor(Duration value) {
        return new Retention(value, messagesPerRoom, auditFor);
    }

    /** A copy with a different {@link #messagesPerRoom()}. */
    public Retention messagesPerRoom(int value) {
        return new Retention(messagesFor, value, auditFor);
    }

    /** A copy with a different {@link #auditFor()}. */
    public Retention auditFor(Duration value) {
        return new Retention(messagesFor, messagesPerRoom, value);
    }

    PruneBounds boundsAt(Instant now) {
        return PruneBounds.at(now, messagesFor, messagesPerRoom, auditFor);
    }

    private static void atLeast(String name, @Nullable Duration value, Duration least) {
        if (value != null && value.compareTo(least) < 0) {
            throw new IllegalArgumentException(name + ": " + value + " (expected: >= " + least + ")");
        }
    }
}
