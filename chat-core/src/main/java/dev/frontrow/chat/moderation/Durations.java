package dev.frontrow.chat.moderation;

import java.time.Duration;

final class Durations {

    private static final Duration SHORTEST = Duration.ofSeconds(1);

    private Durations() {}

    static void check(String what, Duration duration, Duration longest) {
        check(what, duration, SHORTEST, longest);
    }

    static void check(String what, Duration duration, Duration shortest, Duration longest) {
        if (duration.compareTo(shortest) < 0 || duration.compareTo(longest) > 0) {
            throw new IllegalArgumentException(
                    what + " duration: " + duration + " (expected: " + shortest + ".." + longest + ")");
        }
    }
}
