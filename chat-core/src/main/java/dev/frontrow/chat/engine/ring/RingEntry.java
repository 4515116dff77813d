package dev.frontrow.chat.engine.ring;

import dev.frontrow.chat.log.RoomEvent;
import dev.frontrow.chat.wire.StreamEvent;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a ring: an event of the stream, and where it stands.
 *
 * @param index its place in the ring, from 0, counting every entry
 * @param seq the place in the log of the newest public event up to here
 * @param streamEvent what viewers get of it
 * @param event the event of the log that it tells; null for what has no place in the log
 */
record RingEntry(
        long index,
        long seq,
        Audience audience,
        StreamEvent streamEvent,
        @Nullable RoomEvent event) {

    RingEntry with(RoomEvent otherEvent, StreamEvent otherStreamEvent) {
        return new RingEntry(index, seq, audience, otherStreamEvent, otherEvent);
    }
}
