package dev.frontrow.chat.engine.service;

import dev.frontrow.chat.host.UserId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Who signed out, and when: no login up to that moment counts on this node any more. An entry is kept for as long as a
 * credential can live. Safe for use by many threads.
 *
 * <p>Beyond {@value #MAX_ENTRIES} entries the oldest gives way, and from then on no login up to its moment counts,
 * whoever it is: those people sign in once more, and nobody who signed out gets in.
 */
public final class Revocations {

    static final int MAX_ENTRIES = 100_000;

    /** Expiry is written in whole seconds, and the clocks of nodes differ. */
    private static final Duration MARGIN = Duration.ofMinutes(2);

    private final InstantSource clock;
    private final Duration keep;
    private final int maxEntries;
    private final Map<UserId, Instant> signedOutAt = new LinkedHashMap<>(); // in the order of the moments
    private Instant notBefore = Instant.MIN; // for everybody

    public Revocations(InstantSource clock, Duration sessionLife) {
        this(clock, sessionLife, MAX_ENTRIES);
    }

    Revocations(InstantSource clock, Duration sessionLife, int maxEntries) {
        this.clock = clock;
        this.keep = sessionLife.plus(MARGIN);
        this.maxEntries = maxEntries;
    }

    /** No login of this user up to now counts any more. */
    void revoke(UserId user) {
        Instant now = clock.instant();
        synchronized (this) {
            signedOutAt.remove(user); // so that it stands behind all others
            signedOutAt.put(user, now);
            forget(now.minus(keep));
        }
    }

    /** Whether a login of that moment does not count any more. */
    synchronized boolean isRevoked(UserId user, Instant signedInAt) {
        Instant signedOut = signedOutAt.getOrDefault(user, Instant.MIN);
        return !signedInAt.isAfter(signedOut) || !signedInAt.isAfter(notBefore);
    }

    private void forget(Instant expired) {
        Iterator<Instant> oldest = signedOutAt.values().iterator();
        while (oldest.hasNext()) {
            Instant at = oldest.next();
            boolean isFull = signedOutAt.size() > maxEntries;
            if (!isFull && at.isAfter(expired)) {
                return;
            }
            if (isFull && at.isAfter(notBefore)) {
                notBefore = at;
            }
            oldest.remove();
        }
    }
}
