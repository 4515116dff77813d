package dev.frontrow.chat.transport;

import dev.frontrow.chat.wire.StreamEvent;
import java.time.Instant;
import java.util.Optional;

/** Implemented by transports: what to send at a heartbeat, such as the next ticket. */
@FunctionalInterface
public interface HeartbeatSource {

    /**
     * The event that is due; empty: a plain heartbeat will do. Called on the loop's thread; must not block. The time is
     * that of this node's clock.
     */
    Optional<StreamEvent> next(Instant now);

    /** Nothing but plain heartbeats. */
    static HeartbeatSource plain() {
        return now -> Optional.empty();
    }
}
