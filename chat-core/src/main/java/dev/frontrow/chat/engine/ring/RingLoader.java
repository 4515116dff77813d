package dev.frontrow.chat.engine.ring;

import dev.frontrow.chat.log.RoomEvent;
import java.util.List;
import java.util.Optional;

/** Reads a room's log from the store into the ring. */
public final class RingLoader {

    private final StoredLog log;
    private final Ring ring;

    public RingLoader(StoredLog log, Ring ring) {
        this.log = log;
        this.ring = ring;
    }

    /**
     * Brings the ring up to a place. What the store no longer keeps is skipped, which laps every viewer: each comes
     * back and resumes.
     *
     * @throws LostLogException the log in the store is not the one that the ring has the end of
     */
    public void fill(long upTo) {
        for (long head = head(); head < upTo; head = head()) {
            long end = Math.min(upTo, head + ReplayPage.MAX_EVENTS);
            Optional<List<RoomEvent>> events = next(head, end);
            if (events.isPresent()) {
                events.get().forEach(ring::add);
            } else {
                ring.skipTo(end, log.state());
            }
        }
    }

    /**
     * The newest event that is here is read again with those that follow it: if another stands in its place, so may
     * others before it.
     */
    private Optional<List<RoomEvent>> next(long head, long end) {
        Optional<RoomEvent> known = ring.newest();
        if (known.isEmpty()) {
            return log.read(head, end);
        }
        Optional<List<RoomEvent>> events = log.read(head - 1, end);
        if (events.isEmpty()) { // it may be the known one that is pruned
            return log.read(head, end);
        }
        if (!events.get().get(0).isSameAs(known.get())) {
            throw new LostLogException(log.room(), "another event has place " + head);
        }
        return Optional.of(events.get().subList(1, events.get().size()));
    }

    private long head() {
        return ring.mark().headSeq();
    }
}
