package dev.frontrow.chat.servlet;

import dev.frontrow.chat.transport.HeartbeatSource;
import dev.frontrow.chat.wire.StreamEvent;
import dev.frontrow.chat.wire.StreamEvents;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Renews a stream's ticket so that the client can always reconnect, until the login it is based on is too old, and has
 * the host asked periodically whether it still knows the user. Belongs to one stream and is called only by its event
 * loop.
 */
final class TicketHeartbeat implements HeartbeatSource {

    private final Tokens tokens;
    private final TokenClaims claims;
    private final Duration beat;
    private final Runnable revalidate;
    private Instant expiresAt;
    private Instant nextLook;

    /**
     * @param beat the maximum time until it is called again
     * @param revalidate asks the host again; must not block
     */
    TicketHeartbeat(Tokens tokens, TokenClaims claims, Duration beat, Runnable revalidate) {
        this.tokens = tokens;
        this.claims = claims;
        this.beat = beat;
        this.revalidate = revalidate;
        this.expiresAt = claims.expiresAt();
        this.nextLook = lookAfter(tokens.now());
    }

    @Override
    public Optional<StreamEvent> next(Instant now) {
        if (!now.isBefore(nextLook)) {
            nextLook = lookAfter(now);
            revalidate.run();
        }
        return isDue(now) ? Optional.of(next()) : Optional.empty();
    }

    /**
     * Once or twice in a ticket's lifetime, at random, so that the host is not asked about thousands of users, who
     * joined together, at the same time.
     */
    private Instant lookAfter(Instant now) {
        long lifetime = lifetime().toMillis();
        return now.plusMillis(ThreadLocalRandom.current().nextLong(lifetime / 2, lifetime + 1));
    }

    private StreamEvent next() {
        IssuedToken next = tokens.issue(TokenType.STREAM_TICKET, claims.user(), claims.room(), claims.signedInAt());
        expiresAt = next.expiresAt();
        return StreamEvents.ticket(next.value(), next.expiresAt());
    }

    /**
     * When half of its lifetime is left, or so little that it might expire before the next beat; never when it already
     * lasts as long as the login is valid.
     */
    private boolean isDue(Instant now) {
        Duration half = lifetime().dividedBy(2);
        boolean isLast = !expiresAt.isBefore(tokens.sessionEnd(claims.signedInAt()));
        return !isLast && !now.isBefore(expiresAt.minus(half.compareTo(beat) > 0 ? half : beat));
    }

    private Duration lifetime() {
        return tokens.lifetime(TokenType.STREAM_TICKET);
    }
}
