package dev.frontrow.chat.servlet;

import java.time.Duration;

/** Durations in seconds, for headers. */
final class Seconds {

    private Seconds() {}

    /** Whole seconds, rounded up, so that a client does not retry too early. */
    static long up(Duration duration) {
        return duration.plusSeconds(1).minusNanos(1).toSeconds();
    }
}
