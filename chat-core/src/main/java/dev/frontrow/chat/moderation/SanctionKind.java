package dev.frontrow.chat.moderation;

import java.util.Locale;

/** What a sanction takes away. */
public enum SanctionKind {
    /** Sending. */
    MUTE,
    /** Sending and reading. */
    BAN,
    /** Sending, until the person says that they have read why. */
    WARNING;

    private final String wireName = name().toLowerCase(Locale.ROOT);

    /** The name on the wire: lower case. */
    public String wireName() {
        return wireName;
    }
}
