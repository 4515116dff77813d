package dev.frontrow.chat.limit;

import java.time.Duration;

/**
 * Where somebody stands with their limit.
 *
 * @param limit the limit
 * @param remaining how many permits are left, from 0
 * @param reset until the window ends and all permits are back; zero when no window runs
 */
public record RateState(RateLimit limit, int remaining, Duration reset) {

    public RateState {
        if (remaining < 0 || remaining > limit.permits()) {
            throw new IllegalArgumentException("remaining: " + remaining + " (expected: 0.." + limit.permits() + ")");
        }
        if (reset.isNegative()) {
            throw new IllegalArgumentException("reset: " + reset + " (expected: >= PT0S)");
        }
    }
}
