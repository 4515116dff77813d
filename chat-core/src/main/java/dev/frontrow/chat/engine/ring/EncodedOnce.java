package dev.frontrow.chat.engine.ring;

import dev.frontrow.chat.wire.EncodedEvent;
import dev.frontrow.chat.wire.EventEncoding;
import dev.frontrow.chat.wire.StreamEvent;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Events that many viewers get, encoded when the first of them asks, once for each encoding. Safe for use by many
 * threads.
 */
public final class EncodedOnce {

    private final Supplier<List<StreamEvent>> events;
    private final Map<EventEncoding, EncodedEvent> encoded = new ConcurrentHashMap<>(2);

    /** @param events gives the same whenever it is asked, on any thread */
    public EncodedOnce(Supplier<List<StreamEvent>> events) {
        this.events = events;
    }

    /** The events in an encoding. */
    public EncodedEvent in(EventEncoding encoding) {
        EncodedEvent known = encoded.get(encoding); // first without the lock that computing takes
        return known != null ? known : encoded.computeIfAbsent(encoding, one -> EncodedEvent.of(one, events.get()));
    }
}
