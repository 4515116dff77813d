package dev.frontrow.chat.host;

import java.util.Locale;

/** What somebody is in one room, in rising rank. */
public enum Role {
    VIEWER,
    SUBSCRIBER,
    VIP,
    MODERATOR,
    /** The owner of the room. Nobody can act on the owner, whatever their rank. */
    CREATOR,
    /** Staff of the whole platform. */
    ADMIN;

    private final String wireName = name().toLowerCase(Locale.ROOT);

    /** Whether this role may moderate. */
    public boolean isStaff() {
        return compareTo(MODERATOR) >= 0;
    }

    /**
     * Whether this role may act on somebody of the other one. Equal ranks may not, and nobody outranks a
     * {@link #CREATOR}.
     */
    public boolean outranks(Role other) {
        return other != CREATOR && compareTo(other) > 0;
    }

    /** The name on the wire: lower case. */
    public String wireName() {
        return wireName;
    }
}
