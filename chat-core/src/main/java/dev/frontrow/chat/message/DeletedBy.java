package dev.frontrow.chat.message;

import java.util.Locale;

/** Who made a message a tombstone. */
public enum DeletedBy {
    AUTHOR,
    MODERATOR,
    /** Nobody in the room: the host itself, its retention rules, an erasure. */
    SYSTEM;

    private final String wireName = name().toLowerCase(Locale.ROOT);

    /** The name on the wire: lower case. */
    public String wireName() {
        return wireName;
    }
}
