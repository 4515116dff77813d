package dev.frontrow.chat.engine.ring;

import dev.frontrow.chat.log.RoomEvent;
import dev.frontrow.chat.wire.EncodedEvent;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a ring: an encoded event, and where it stands.
 *
 * @param index its place in the ring, from 0, counting every entry
 * @param seq the place in the log of the newest public event up to here
 * @param event the public event it encodes; null for what has no place in the log
 */
record RingEntry(
        long index,
        long seq,
        Audience audience,
        EncodedEvent encoded,
        @Nullable RoomEvent event) {

    RingEntry with(RoomEvent otherEvent, EncodedEvent otherFrame) {
        return new RingEntry(index, seq, audience, otherFrame, otherEvent);
    }
}
