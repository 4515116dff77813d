package dev.frontrow.chat.engine.context;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The time of day, which never jumps but once, from a guess to the first answer of its source: it goes on with the time
 * that really passes, and follows its source by 0.5 ms a second at most. That is enough for a clock that runs a little
 * wrong, and when the source steps by an hour a mute of an hour ends 2 s early or late.
 *
 * <p>Safe for use by many threads: reading it takes one volatile read.
 */
public final class SteadyClock implements InstantSource {

    private static final Logger LOG = LoggerFactory.getLogger(SteadyClock.class);

    /** 500 parts in a million, as fast as NTP (RFC 5905) turns a clock. */
    private static final long SECONDS_TO_FOLLOW_ONE = 2000;

    /**
     * More than a question to a database takes: what is further off is a step of the source, and an answer that took
     * longer says too little.
     */
    private static final Duration STEP = Duration.ofSeconds(2);

    /** @param time what it was at that reading of {@code elapsed} */
    private record Reading(Instant time, long nanos) {}

    private final LongSupplier elapsed;
    private volatile Reading last;
    private boolean isGuess = true;
    private boolean isApart;
    private boolean isSlow;

    /**
     * A clock that starts at a guess, until its source was asked: what that says first is taken over as it is.
     *
     * @param elapsed a clock like {@link System#nanoTime()}
     */
    public SteadyClock(Instant guess, LongSupplier elapsed) {
        this.elapsed = elapsed;
        this.last = new Reading(guess, elapsed.getAsLong());
    }

    @Override
    public Instant instant() {
        return at(elapsed.getAsLong());
    }

    /** What {@code elapsed} says. */
    long elapsed() {
        return elapsed.getAsLong();
    }

    /**
     * Asks the source what time it is, which is taken for the time in the middle between question and answer. An answer
     * that took longer than 2 s is not used: it is off by up to half of that, and the first one would be for hours. By
     * one thread at a time.
     */
    public void follow(Supplier<Instant> source) {
        long asked = elapsed.getAsLong();
        Instant time = source.get();
        long took = elapsed.getAsLong() - asked;
        boolean isLate = took > STEP.toNanos();
        if (isLate && !isSlow) {
            LOG.warn(
                    "the clock that the chat follows answered after {}, too late to be used: until it answers within {} the chat goes on with the time that passes{}",
                    Duration.ofNanos(took),
                    STEP,
                    isGuess ? " since this node's clock was read" : "");
        }
        isSlow = isLate;
        if (!isLate) {
            follow(time, asked + took / 2);
        }
    }

    private void follow(Instant source, long nanos) {
        Reading before = last;
        long max = Math.max(0, nanos - before.nanos()) / SECONDS_TO_FOLLOW_ONE;
        Duration off = Duration.between(at(nanos), source);
        Duration step = isGuess || off.abs().compareTo(Duration.ofNanos(max)) <= 0
                ? off
                : Duration.ofNanos(off.isNegative() ? -max : max);
        last = new Reading(at(nanos).plus(step), nanos);
        if (isGuess && isStep(step)) {
            LOG.warn(
                    "the chat began by this node's clock and now takes the time of the clock that it follows, which is {} from it",
                    step);
        }
        tell(off.minus(step));
        isGuess = false;
    }

    private Instant at(long nanos) {
        Reading from = last;
        return from.time().plusNanos(nanos - from.nanos());
    }

    private static boolean isStep(Duration off) {
        return off.abs().compareTo(STEP) > 0;
    }

    private void tell(Duration off) {
        boolean now = isStep(off);
        if (now && !isApart) {
            LOG.warn(
                    "the clock that the chat follows has stepped by {}: the chat goes on with the time that passes, so that no mute and no ban ends early or late, and follows by 0.5 ms a second; build it anew to take the new time over",
                    off);
        } else if (!now && isApart) {
            LOG.info("the chat has the time of the clock that it follows again");
        }
        isApart = now;
    }
}
