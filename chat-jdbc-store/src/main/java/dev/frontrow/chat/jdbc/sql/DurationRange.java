package dev.frontrow.chat.jdbc.sql;

import java.time.Duration;

/** The durations that a setting takes, both ends included. */
public record DurationRange(String setting, Duration min, Duration max) {

    /**
     * Returns the value.
     *
     * @throws IllegalArgumentException it is out of the range
     */
    public Duration check(Duration value) {
        if (value.compareTo(min) < 0 || value.compareTo(max) > 0) {
            throw new IllegalArgumentException(setting + ": " + value + " (expected: " + min + ".." + max + ")");
        }
        return value;
    }
}
