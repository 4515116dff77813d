package dev.frontrow.chat.limit;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One user's running window: a count of the permits that are left, from all of them at the start to none, thrown away
 * at the end. Nothing comes back in between but what is given back. Safe for use by many threads.
 */
final class Window {

    private final RateLimit limit;
    private final long start;
    private final long number;
    private final AtomicInteger left;

    /** @param number tells it from the windows before and after it */
    Window(RateLimit limit, long start, long number) {
        this.limit = limit;
        this.start = start;
        this.number = number;
        this.left = new AtomicInteger(limit.permits());
    }

    RateLimit limit() {
        return limit;
    }

    long number() {
        return number;
    }

    boolean isOver(long now) {
        return now - start >= limit.window().toNanos();
    }

    RateDecision tryTake(long now) {
        int before = left.getAndUpdate(permits -> Math.max(0, permits - 1));
        return new RateDecision(before > 0, state(Math.max(0, before - 1), now), number);
    }

    /** Never more than the limit has, however often. */
    void giveBack() {
        left.updateAndGet(permits -> Math.min(limit.permits(), permits + 1));
    }

    RateState state(long now) {
        return state(left.get(), now);
    }

    private RateState state(int permits, long now) {
        long nanos = Math.max(0, limit.window().toNanos() - (now - start));
        return new RateState(limit, permits, Duration.ofNanos(nanos));
    }
}
