package dev.frontrow.chat.limit;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;

/** One user's running window: a bucket that is full at the start and thrown away at the end. It never fills up by itself, so its own clock stands still. */
final class Window {

    private final RateLimit limit;
    private final long start;
    private final long number;
    private final Bucket bucket;

    /** @param number tells it from the windows before and after it */
    Window(RateLimit limit, long start, long number) {
        this.limit = limit;
        this.start = start;
        this.number = number;
        this.bucket = Bucket.builder()
                .withCustomTimePrecision(new Stopped(start))
                .addLimit(b -> b.capacity(limit.permits()).refillIntervally(limit.permits(), limit.window()))
                .build();
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
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
        return new RateDecision(probe.isConsumed(), state(probe.getRemainingTokens(), now), number);
    }

    void giveBack() {
        bucket.addTokens(1);
    }

    RateState state(long now) {
        return state(bucket.getAvailableTokens(), now);
    }

    private RateState state(long tokens, long now) {
        long left = Math.max(0, limit.window().toNanos() - (now - start));
        return new RateState(limit, (int) Math.min(tokens, limit.permits()), Duration.ofNanos(left));
    }

    private record Stopped(long nanoTime) implements TimeMeter {
        @Override
        public long currentTimeNanos() {
            return nanoTime;
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }
}
