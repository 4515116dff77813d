package dev.frontrow.chat.jdbc;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How long what is kept. What is not said is kept for ever:
 *
 * <pre>{@code
 * Retention.keepAll().messagesFor(Duration.ofDays(90)).messagesPerRoom(100_000).auditFor(Duration.ofDays(365))
 * }</pre>
 *
 * <p>Whatever is pruned, an idempotency key is known for 24 hours at least. The row of a message that was pruned before stays that long, without its text.
 *
 * @param messagesFor how long messages are kept, by the time they carry; from 1 min; null: for ever
 * @param messagesPerRoom how many places of a room are kept, messages and what deleted them alike; from 1. Up to a tenth more, and 50, gather before a room is pruned; null: all
 * @param auditFor how long entries of the audit log are kept, with the texts they hold; from 2 days; null: for ever
 */
public record Retention(
        @Nullable Duration messagesFor,
        @Nullable Integer messagesPerRoom,
        @Nullable Duration auditFor) {

    private static final Duration LEAST_MESSAGES = Duration.ofMinutes(1);

    /** Longer than keys must be known, since those of actions stand in the audit log. */
    private static final Duration LEAST_AUDIT = Duration.ofDays(2);

    public Retention {
        atLeast("messagesFor", messagesFor, LEAST_MESSAGES);
        atLeast("auditFor", auditFor, LEAST_AUDIT);
        if (messagesPerRoom != null && messagesPerRoom < 1) {
            throw new IllegalArgumentException("messagesPerRoom: " + messagesPerRoom + " (expected: >= 1)");
        }
    }

    /** Everything, for ever: what bounds are set on. */
    public static Retention keepAll() {
        return new Retention(null, null, null);
    }

    /** This, with another {@link #messagesFor()}. */
    public Retention messagesFor(Duration value) {
        return new Retention(value, messagesPerRoom, auditFor);
    }

    /** This, with another {@link #messagesPerRoom()}. */
    public Retention messagesPerRoom(int value) {
        return new Retention(messagesFor, value, auditFor);
    }

    /** This, with another {@link #auditFor()}. */
    public Retention auditFor(Duration value) {
        return new Retention(messagesFor, messagesPerRoom, value);
    }

    private static void atLeast(String name, @Nullable Duration value, Duration least) {
        if (value != null && value.compareTo(least) < 0) {
            throw new IllegalArgumentException(name + ": " + value + " (expected: >= " + least + ")");
        }
    }
}
