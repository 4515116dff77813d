package dev.frontrow.chat.moderation;

import dev.frontrow.chat.host.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A mute or a ban of one user in one room. One of each kind can be in force; a new one overwrites the old.
 *
 * @param kind what it takes away
 * @param user from whom
 * @param until when it ends by itself; null: never
 * @param reason shown to the user, or null
 * @param by who gave it; null: the host itself
 * @param at when it was given
 */
public record Sanction(
        SanctionKind kind,
        UserId user,
        @Nullable Instant until,
        @Nullable String reason,
        @Nullable UserId by,
        Instant at) {

    /** Whether it holds at that moment: up to, and not at, its end. */
    public boolean holdsAt(Instant now) {
        return until == null || now.isBefore(until);
    }
}
