package dev.frontrow.chat.engine.ring;

import dev.frontrow.chat.log.RoomEvent;
import dev.frontrow.chat.wire.EncodedEvent;
import org.jspecify.annotations.Nullable;

/**
 * One frame in a ring.
 *
 * @param index its place in the ring, from 0, counting every frame
 * @param seq the place in the log of the newest public event up to here
 * @param event the public event it encodes; null for private and passing frames
 */
record RingEntry(
        long index,
        long seq,
        Audience audience,
        EncodedEvent frame,
        @Nullable RoomEvent event) {

    RingEntry with(RoomEvent otherEvent, EncodedEvent otherFrame) {
        return new RingEntry(index, seq, audience, otherFrame, otherEvent);
    }
}
