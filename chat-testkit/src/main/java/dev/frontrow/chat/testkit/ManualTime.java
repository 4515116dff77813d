package dev.frontrow.chat.testkit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * A clock that stands still until a test moves it: the wall clock and the nanosecond counter in one, so that both move
 * together. Called by tests.
 *
 * <p>Starts at 2026-01-01T12:00:00Z. The nanosecond counter starts at an arbitrary number, as {@link System#nanoTime()}
 * does. Safe for use by many threads.
 */
public final class ManualTime implements InstantSource, LongSupplier {

    private static final Instant START = Instant.parse("2026-01-01T12:00:00Z");
    private static final long NANO_START = 7_000_000_000_000L;

    private final AtomicLong passed = new AtomicLong();

    /** A clock at its start. */
    public ManualTime() {}

    /** The wall clock. */
    @Override
    public Instant instant() {
        return START.plusNanos(passed.get());
    }

    /** The nanosecond counter. */
    @Override
    public long getAsLong() {
        return NANO_START + passed.get();
    }

    /**
     * Lets time pass.
     *
     * @param duration from zero: a nanosecond counter never goes back
     */
    public void advance(Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException("duration: " + duration + " (expected: >= PT0S)");
        }
        passed.addAndGet(duration.toNanos());
    }
}
