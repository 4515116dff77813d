package dev.frontrow.chat.moderation;

import java.time.Duration;

final class Durations {

    private static final Duration SHORTEST = Duration.ofSeconds(1);

    private Durations() {}

    static void check(String what, Duration duration, Duration longest) {
        if (duration.compareTo(SHORTEST) < 0 || duration.compareTo(longest) > 0) {
            throw new IllegalArgumentException(
                    what + " duration: " + duration + " (expected: " + SHORTEST + ".." + longest + ")");
        }
    }
}
