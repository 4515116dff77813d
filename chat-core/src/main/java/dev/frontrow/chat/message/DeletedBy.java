package dev.frontrow.chat.message;

import java.util.Locale;

/** Who made a message a tombstone. */
public enum DeletedBy {
    AUTHOR,
    MODERATOR,
    /** A rule of the host: retention, erasure, a filter that looked later. */
    RULE;

    private final String wireName = name().toLowerCase(Locale.ROOT);

    /** The name on the wire: lower case. */
    public String wireName() {
        return wireName;
    }
}
