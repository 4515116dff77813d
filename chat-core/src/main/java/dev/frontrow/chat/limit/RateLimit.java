package dev.frontrow.chat.limit;

import java.time.Duration;

/**
 * So many in so long.
 *
 * @param permits 1 to 1,000,000
 * @param window 1 ms to 1 day. A window begins with the first permit taken; when it ends, all permits are back at once
 */
public record RateLimit(int permits, Duration window) {

    public RateLimit {
        if (permits < 1 || permits > 1_000_000) {
            throw new IllegalArgumentException("permits: " + permits + " (expected: 1..1000000)");
        }
        if (window.compareTo(Duration.ofMillis(1)) < 0 || window.compareTo(Duration.ofDays(1)) > 0) {
            throw new IllegalArgumentException("window: " + window + " (expected: PT0.001S..PT24H)");
        }
    }

    /** So many in so many seconds. */
    public static RateLimit perSeconds(int permits, long seconds) {
        return new RateLimit(permits, Duration.ofSeconds(seconds));
    }
}
