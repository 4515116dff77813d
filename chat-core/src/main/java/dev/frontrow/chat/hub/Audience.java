package dev.frontrow.chat.hub;

import dev.frontrow.chat.host.UserId;

/** Whom a frame is for. */
sealed interface Audience {

    /** Whether it is for somebody. */
    boolean reaches(UserId user, boolean isStaff);

    /** Whether it is for one person only. */
    boolean isPersonal();

    /** A whole class of viewers. */
    enum Group implements Audience {
        EVERYONE,
        STAFF;

        @Override
        public boolean reaches(UserId user, boolean isStaff) {
            return this == EVERYONE || isStaff;
        }

        @Override
        public boolean isPersonal() {
            return false;
        }
    }

    /** One person, in all their tabs. */
    record One(UserId addressee) implements Audience {
        @Override
        public boolean reaches(UserId user, boolean isStaff) {
            return addressee.equals(user);
        }

        @Override
        public boolean isPersonal() {
            return true;
        }
    }
}
