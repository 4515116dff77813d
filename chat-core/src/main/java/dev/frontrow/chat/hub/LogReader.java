package dev.frontrow.chat.hub;

import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.log.RoomEvent;
import dev.frontrow.chat.store.ChatStore;
import dev.frontrow.chat.store.LogQuery;
import java.util.List;

/** Reads a room's log from the store into the ring. */
final class LogReader {

    private final RoomId room;
    private final ChatStore store;
    private final Ring ring;

    LogReader(RoomId room, ChatStore store, Ring ring) {
        this.room = room;
        this.store = store;
        this.ring = ring;
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
