package dev.frontrow.chat.mode;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * A rule that staff switch on for a room. Each has a set of roles that need not keep it
 * ({@link dev.frontrow.chat.settings.ChatSettings.Builder#exempt}).
 */
public enum Mode {
    /**
     * Time between two messages of one person; 1 to 300 s. It counts from the commit of their last accepted message in
     * the room, deleted or not; refused sends do not restart it. Another length counts for the next send already.
     */
    SLOW("slow", Duration.ofSeconds(1), Duration.ofSeconds(300)),
    /** Only {@link dev.frontrow.chat.host.Role#SUBSCRIBER} and higher roles. */
    SUBSCRIBERS("subscribers"),
    /**
     * Only whoever has followed for so long; 0 s to 90 days. The host says since when
     * ({@link dev.frontrow.chat.gate.Facts}); of whom it does not say, or whom it cannot be asked about, is kept out.
     */
    FOLLOWERS("followers", Duration.ZERO, Duration.ofDays(90)),
    /** Only emoji and white space. */
    EMOJI_ONLY("emojiOnly"),
    /** Nothing that was said in the room in the last 10 minutes while this was on, by whomever. */
    UNIQUE("unique"),
    /** Only those who are exempt, who are the staff by default. */
    LOCKED("locked");

    private final String wireName;
    private final Duration min;
    private final Duration max;

    Mode(String wireName) {
        this(wireName, Duration.ZERO, Duration.ZERO);
    }

    Mode(String wireName, Duration min, Duration max) {
        this.wireName = wireName;
        this.min = min;
        this.max = max;
    }

    /** Whether it is on for some length of time, and not just on. */
    public boolean hasLength() {
        return !max.isZero();
    }

    /** The name on the wire and in stores; one with a length has {@code Seconds} behind it on the wire. */
    public String wireName() {
        return wireName;
    }

    /** The name of the gate that refuses for it: {@link #wireName} in lower case with underscores. */
    public String gateName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The mode of that {@link #wireName}, if there is one. */
    static Optional<Mode> find(String wireName) {
        for (Mode mode : values()) {
            if (mode.wireName.equals(wireName)) {
                return Optional.of(mode);
            }
        }
        return Optional.empty();
    }

    private static boolean isWhole(Duration length) {
        return length.equals(Duration.ofSeconds(length.toSeconds()));
    }

    /** The length that this mode takes and that is nearest to one in whole seconds. */
    Duration nearest(Duration length) {
        if (length.compareTo(min) < 0) {
            return min;
        }
        return length.compareTo(max) > 0 ? max : length;
    }

    /** Returns the length if this mode takes it. */
    Duration check(Duration length) {
        if (length.compareTo(min) < 0 || length.compareTo(max) > 0 || !isWhole(length)) {
            throw new IllegalArgumentException(
                    wireName + ": " + length + " (expected: whole seconds, " + min + ".." + max + ")");
        }
        return length;
    }
}
