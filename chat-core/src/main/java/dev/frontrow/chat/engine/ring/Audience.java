package dev.frontrow.chat.engine.ring;

/** Whom a ring entry is for. What concerns one person alone is told to their streams and never in a ring. */
public enum Audience {
    EVERYONE,
    STAFF;

    boolean reaches(boolean isStaff) {
        return this == EVERYONE || isStaff;
    }
}
