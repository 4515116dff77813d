package dev.frontrow.chat.transport;

import dev.frontrow.chat.wire.EncodedEvent;
import java.time.Instant;
import java.util.Optional;

/** Implemented by transports: what to send at a heartbeat, such as the next ticket. */
@FunctionalInterface
public interface HeartbeatSource {

    /** The event that is due; empty: a comment will do. Called on the loop's thread; must not block. The time is that of this node's clock. */
    Optional<EncodedEvent> next(Instant now);

    /** Nothing but comments. */
    static HeartbeatSource comments() {
        return now -> Optional.empty();
    }
}
