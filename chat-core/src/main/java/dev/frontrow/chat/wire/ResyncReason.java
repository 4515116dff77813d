package dev.frontrow.chat.wire;

import java.util.Locale;

/** Why a cursor could not be resumed. */
public enum ResyncReason {
    /** The log it points into was lost. */
    EPOCH_CHANGED,
    /** More was missed than is replayed or kept. */
    TOO_OLD,
    /** It is ahead of the log. */
    AHEAD,
    /** It is no cursor. */
    MALFORMED;

    private final String wireName = name().toLowerCase(Locale.ROOT);

    /** The name on the wire: lower case. */
    public String wireName() {
        return wireName;
    }
}
