package dev.frontrow.chat.engine.ring;

import dev.frontrow.chat.engine.fanout.UserStateKind;

/** Whom a ring entry is for. What concerns one person alone is a {@link UserStateKind} and never in a ring. */
public enum Audience {
    EVERYONE,
    STAFF;

    boolean reaches(boolean isStaff) {
        return this == EVERYONE || isStaff;
    }
}
