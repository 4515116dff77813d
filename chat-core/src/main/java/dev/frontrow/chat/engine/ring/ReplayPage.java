package dev.frontrow.chat.engine.ring;

import dev.frontrow.chat.wire.EncodedEvent;

/**
 * Events read from the store, in the encoding of whoever asked.
 *
 * @param upTo the place of the last one
 * @param redactions the ring's count before it was read: if that has moved, a text in here may be gone by now
 * @param encodedEvents the events
 */
public record ReplayPage(long upTo, long redactions, EncodedEvent encodedEvents) {

    /** A page is asked for with at most this many events; it may end sooner. */
    public static final int MAX_EVENTS = 128;
}
