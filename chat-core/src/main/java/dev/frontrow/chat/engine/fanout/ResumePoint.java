package dev.frontrow.chat.engine.fanout;

import dev.frontrow.chat.log.RoomState;
import dev.frontrow.chat.wire.ResyncReason;
import java.util.Optional;

/**
 * Where a viewer begins.
 *
 * @param index its first index in the ring
 * @param liveFrom the index where the ring ended when it came: entries without a place in the log before it are old
 *     news
 * @param room the room at that moment
 * @param replay what it gets from the store before it goes to the ring
 * @param resync why its cursor could not be resumed
 * @param resumed whether it came with a cursor, and that was good
 * @param replayed how many events it gets that are older than its coming
 */
public record ResumePoint(
        long index,
        long liveFrom,
        RoomState room,
        Optional<Replay> replay,
        Optional<ResyncReason> resync,
        boolean resumed,
        long replayed) {}
