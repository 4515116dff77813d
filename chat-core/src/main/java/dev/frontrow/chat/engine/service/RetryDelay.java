package dev.frontrow.chat.engine.service;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How long to wait before something that failed is asked again: doubling up to a bound, and spread, so that those who
 * failed together are not asked together.
 */
final class RetryDelay {

    private static final long FIRST_MS = 1000;
    /** Also how long somebody may have to wait when what failed is back. */
    private static final long MAX_MS = 8000;

    private RetryDelay() {}

    /** @param failures how often it failed, from 1 */
    static Duration after(int failures) {
        return after(failures, ThreadLocalRandom.current().nextDouble());
    }

    /**
     * @param failures how often it failed, from 1
     * @param random from 0 to 1
     */
    static Duration after(int failures, double random) {
        long longest = Math.min(MAX_MS, FIRST_MS << Math.min(failures - 1, 10));
        return Duration.ofMillis((long) (longest * (1 + random) / 2));
    }
}
