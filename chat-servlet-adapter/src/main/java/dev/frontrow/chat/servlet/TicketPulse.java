package dev.frontrow.chat.servlet;

import dev.frontrow.chat.transport.HeartbeatSource;
import dev.frontrow.chat.wire.EncodedEvent;
import dev.frontrow.chat.wire.EventEncoder;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Sees to it that a client always holds a ticket that it could come back with, until the login it all rests on is too old; and that the host is asked again from time to
 * time whether it still knows them. Belongs to one stream and is called by its loop only.
 */
final class TicketPulse implements HeartbeatSource {

    private final Tokens tokens;
    private final Grant grant;
    private final Duration beat;
    private final Runnable revalidate;
    private Instant expiresAt;
    private Instant nextLook;

    /**
     * @param beat how long it takes at the most until it is called again
     * @param revalidate has the host asked again; must not block
     */
    TicketPulse(Tokens tokens, Grant grant, Duration beat, Runnable revalidate) {
        this.tokens = tokens;
        this.grant = grant;
        this.beat = beat;
        this.revalidate = revalidate;
        this.expiresAt = grant.expiresAt();
        this.nextLook = lookAfter(tokens.now());
    }

    @Override
    public Optional<EncodedEvent> next(Instant now) {
        if (!now.isBefore(nextLook)) {
            nextLook = lookAfter(now);
            revalidate.run();
        }
        return isDue(now) ? Optional.of(next()) : Optional.empty();
    }

    /** Once or twice in a ticket's life, and at random, so that thousands who came together are not all asked about at the same time. */
    private Instant lookAfter(Instant now) {
        long life = life().toMillis();
        return now.plusMillis(ThreadLocalRandom.current().nextLong(life / 2, life + 1));
    }

    private EncodedEvent next() {
        Minted next = tokens.mint(Credential.TICKET, grant.user(), grant.room(), grant.signedInAt());
        expiresAt = next.expiresAt();
        return EventEncoder.ticket(next.value(), next.expiresAt());
    }

    /** When half its life is left, or as little as might not last until the next beat; never again once it lasts as long as the login counts. */
    private boolean isDue(Instant now) {
        Duration half = life().dividedBy(2);
        boolean isLast = !expiresAt.isBefore(tokens.sessionEnd(grant.signedInAt()));
        return !isLast && !now.isBefore(expiresAt.minus(half.compareTo(beat) > 0 ? half : beat));
    }

    private Duration life() {
        return tokens.life(Credential.TICKET);
    }
}
