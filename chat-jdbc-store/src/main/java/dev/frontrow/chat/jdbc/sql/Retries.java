package dev.frontrow.chat.jdbc.sql;

import java.time.Duration;

/**
 * How often a transaction that was rolled back because of a conflict is retried, and after what pause. No retry begins
 * after half of the timeout, so a caller waits no longer than for any other call.
 */
final class Retries {

    private static final int TRIES = 10;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(1);
    private static final Duration MAX_PAUSE = Duration.ofMillis(64);

    private final Duration within;

    /** @param timeout the timeout of the call */
    Retries(Duration timeout) {
        this.within = timeout.dividedBy(2);
    }

    /** @param tries the number of tries so far, from 1 */
    boolean mayTryAgain(int tries, Duration elapsed) {
        return tries < TRIES && elapsed.compareTo(within) < 0;
    }

    /**
     * Doubles each time, and half of it is random, so that transactions that collided do not collide again.
     *
     * @param random from 0 to 1
     */
    static Duration pause(int tries, double random) {
        long full = Math.min(MAX_PAUSE.toNanos(), FIRST_PAUSE.toNanos() << Math.min(tries - 1, 10));
        return Duration.ofNanos(full / 2 + Math.round(full * random / 2));
    }
}
