package dev.frontrow.chat.hub;

/** Whom a frame in a ring is for. What concerns one person alone is a {@link Notice} and never in a ring. */
enum Audience {
    EVERYONE,
    STAFF;

    boolean reaches(boolean isStaff) {
        return this == EVERYONE || isStaff;
    }
}
