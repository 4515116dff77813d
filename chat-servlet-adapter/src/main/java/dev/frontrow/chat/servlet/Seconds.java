package dev.frontrow.chat.servlet;

import java.time.Duration;

/** Durations as headers count them. */
final class Seconds {

    private Seconds() {}

    /** Whole seconds, rounded up: who comes back then does not come too early. */
    static long up(Duration duration) {
        return duration.plusSeconds(1).minusNanos(1).toSeconds();
    }
}
