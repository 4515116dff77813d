package dev.frontrow.chat.engine.ring;

import dev.frontrow.chat.log.RoomEvent;
import dev.frontrow.chat.wire.Frame;
import org.jspecify.annotations.Nullable;

/**
 * One frame in a ring.
 *
 * @param index its place in the ring, from 0, counting every frame
 * @param seq the place in the log of the newest public event up to here
 * @param event the public event it encodes; null for private and passing frames
 */
record Slot(
        long index,
        long seq,
        Audience audience,
        Frame frame,
        @Nullable RoomEvent event) {

    Slot with(RoomEvent otherEvent, Frame otherFrame) {
        return new Slot(index, seq, audience, otherFrame, otherEvent);
    }
}
