package dev.frontrow.chat.jdbc;

import java.time.Duration;

/**
 * How often a transaction is tried again that was rolled back because of others, and how long the pause before it is. No try begins when half of the timeout is over: whoever called waits no
 * longer than for any other call.
 */
final class Retries {

    private static final int TRIES = 10;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(64);

    private final Duration within;

    /** @param timeout of the call */
    Retries(Duration timeout) {
        this.within = timeout.dividedBy(2);
    }

    /** @param tries how many there were, 1 or more */
    boolean mayTryAgain(int tries, Duration elapsed) {
        return tries < TRIES && elapsed.compareTo(within) < 0;
    }

    /**
     * Twice as long each time, of which half is left to chance, so that those who collided do not do so again.
     *
     * @param random from 0 to 1
     */
    static Duration pause(int tries, double random) {
        long full = Math.min(LONGEST_PAUSE.toNanos(), FIRST_PAUSE.toNanos() << Math.min(tries - 1, 10));
        return Duration.ofNanos(full / 2 + Math.round(full * random / 2));
    }
}
