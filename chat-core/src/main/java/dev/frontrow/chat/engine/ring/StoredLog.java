package dev.frontrow.chat.engine.ring;

import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.log.RoomEvent;
import dev.frontrow.chat.log.RoomState;
import dev.frontrow.chat.store.ChatStore;
import dev.frontrow.chat.store.LogQuery;
import dev.frontrow.chat.store.RoomVersion;
import java.util.List;
import java.util.Optional;

/** One room's log in the store. A stretch that is pruned is told from one that the log does not reach any more. */
public record StoredLog(RoomId room, ChatStore store) {

    /**
     * The events behind a place up to another, at most {@link ReplayCache#SEGMENT_EVENTS} and one. Empty: some of them
     * are pruned.
     *
     * @throws LostLogException the log ends before
     */
    Optional<List<RoomEvent>> read(long after, long upTo) {
        List<RoomEvent> events = store.log(new LogQuery(room, after, upTo));
        if (!events.isEmpty() || after == upTo) {
            return Optional.of(events);
        }
        long head = version().head().seq();
        if (head < upTo) {
            throw new LostLogException(room, "it ends at " + head + ", and went to " + upTo);
        }
        return Optional.empty();
    }

    /** The room as the store has it now. */
    RoomState state() {
        return store.open(room).state();
    }

    public RoomVersion version() {
        RoomVersion version = store.versions(List.of(room)).get(room);
        if (version == null) {
            throw new IllegalStateException("the store has no version for room " + room);
        }
        return version;
    }
}
