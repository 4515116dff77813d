package dev.frontrow.chat.moderation;

import dev.frontrow.chat.host.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A mute, a ban or a warning of one user in one room. One of each kind can be in force; a new one overwrites the old.
 *
 * @param kind what it takes away
 * @param user from whom
 * @param userName what they were called when it was given; null: not known, or erased
 * @param until when it ends by itself; null: never
 * @param reason shown to the user, or null
 * @param by who gave it; null: the host itself
 * @param byName what they were called then; null: not known, erased, or the host itself
 * @param at when it was given
 */
public record Sanction(
        SanctionKind kind,
        UserId user,
        @Nullable String userName,
        @Nullable Instant until,
        @Nullable String reason,
        @Nullable UserId by,
        @Nullable String byName,
        Instant at) {

    /** A sanction that does not know what anybody was called. */
    public Sanction(
            SanctionKind kind,
            UserId user,
            @Nullable Instant until,
            @Nullable String reason,
            @Nullable UserId by,
            Instant at) {
        this(kind, user, null, until, reason, by, null, at);
    }

    /** The same without the name of somebody. */
    public Sanction without(UserId person) {
        return new Sanction(
                kind,
                user,
                user.equals(person) ? null : userName,
                until,
                reason,
                by,
                person.equals(by) ? null : byName,
                at);
    }

    /** Whether another is the same but for what people are called in it. */
    public boolean isSameAs(Sanction other) {
        return unnamed().equals(other.unnamed());
    }

    private Sanction unnamed() {
        return new Sanction(kind, user, until, reason, by, at);
    }

    /** Whether it holds at that moment: up to, and not at, its end. */
    public boolean holdsAt(Instant now) {
        return until == null || now.isBefore(until);
    }
}
