package dev.frontrow.chat.servlet;

import dev.frontrow.chat.transport.Pulse;
import dev.frontrow.chat.wire.Frame;
import dev.frontrow.chat.wire.Frames;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Sees to it that a client always holds a ticket that it could come back with. Belongs to one stream and is called by its loop only. */
final class TicketPulse implements Pulse {

    private final Tokens tokens;
    private final Grant grant;
    private final Duration beat;
    private Instant expiresAt;

    /** @param beat how long it takes at the most until it is called again */
    TicketPulse(Tokens tokens, Grant grant, Duration beat) {
        this.tokens = tokens;
        this.grant = grant;
        this.beat = beat;
        this.expiresAt = grant.expiresAt();
    }

    @Override
    public Optional<Frame> beat(Instant now) {
        if (now.isBefore(due())) {
            return Optional.empty();
        }
        Minted next = tokens.mint(Credential.TICKET, grant.user(), grant.room());
        expiresAt = next.expiresAt();
        return Optional.of(Frames.ticket(next.value(), next.expiresAt()));
    }

    /** When half its life is left, or as little as might not last until the next beat. */
    private Instant due() {
        Duration half = tokens.life(Credential.TICKET).dividedBy(2);
        return expiresAt.minus(half.compareTo(beat) > 0 ? half : beat);
    }
}
