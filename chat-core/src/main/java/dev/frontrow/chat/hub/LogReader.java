package dev.frontrow.chat.hub;

import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.log.RoomEvent;
import dev.frontrow.chat.store.ChatStore;
import dev.frontrow.chat.store.LogQuery;
import dev.frontrow.chat.wire.Frame;
import dev.frontrow.chat.wire.Frames;
import java.util.List;
import java.util.Optional;

/** Reads a room's log from the store: for viewers who missed more than the ring has, and for the ring itself. */
final class LogReader {

    private final RoomId room;
    private final String epoch;
    private final ChatStore store;
    private final Ring ring;

    LogReader(RoomId room, String epoch, ChatStore store, Ring ring) {
        this.room = room;
        this.epoch = epoch;
        this.store = store;
        this.ring = ring;
    }

    /** The events behind a place up to another, encoded. Empty: some are not kept any more. */
    Optional<Page> page(long after, long upTo) {
        long redactions = ring.redactions(); // before the read, so that a text that is hidden meanwhile is noticed
        List<RoomEvent> events = store.log(new LogQuery(room, after, upTo));
        if (events.isEmpty()) {
            return Optional.empty();
        }
        List<Frame> frames =
                events.stream().map(event -> Frames.event(epoch, event)).toList();
        return Optional.of(new Page(upTo, redactions, Frame.join(frames)));
    }

    /** Brings the ring up to a place. What the store no longer keeps is skipped, which laps every viewer: each comes back and resumes. */
    void fill(long upTo) {
        long head = ring.mark().headSeq();
        while (head < upTo) {
            long end = Math.min(upTo, head + Replay.PAGE_EVENTS);
            List<RoomEvent> events = store.log(new LogQuery(room, head, end));
            if (events.isEmpty()) {
                ring.skipTo(end);
            } else {
                events.forEach(ring::add);
            }
            head = end;
        }
    }
}
