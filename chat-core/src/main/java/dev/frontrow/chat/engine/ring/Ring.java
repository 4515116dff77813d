package dev.frontrow.chat.engine.ring;

import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.log.RoomEvent;
import dev.frontrow.chat.log.RoomState;
import dev.frontrow.chat.message.ChatMessage;
import dev.frontrow.chat.store.RoomVersion;
import dev.frontrow.chat.wire.StreamEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The newest events of a room, shared by all viewers, bounded by count and by bytes. Viewers hold indices into it; one
 * who falls out of it is told so.
 *
 * <p>Safe for use by many threads: every method is one short critical section on this object's own monitor, and nothing
 * is called inside that could block.
 */
public final class Ring {

    private final RingEntry[] entries;
    private final int maxBytes;
    private final Function<RoomEvent, StreamEvent> toStreamEvent;
    private long first;
    private long next;
    private long bytes;
    /** The place in the log just before the first entry: everything behind it is here. */
    private long baseSeq;

    private long headSeq;
    private RoomState room;
    private @Nullable RoomEvent newest;
    private long redactions;
    private long addedBytes;
    private @Nullable Slice lastSlice;

    /**
     * @param headSeq the place of the newest event that is not here
     * @param room the room as the store has it, there or later
     */
    public Ring(
            int maxEntries,
            int maxBytes,
            long headSeq,
            RoomState room,
            Function<RoomEvent, StreamEvent> toStreamEvent) {
        this.entries = new RingEntry[maxEntries];
        this.maxBytes = maxBytes;
        this.toStreamEvent = toStreamEvent;
        this.baseSeq = headSeq;
        this.headSeq = headSeq;
        this.room = room;
    }

    /** A place: an index, and the room there. */
    public record Mark(long index, RoomState room) {

        /** Where in the log that is. */
        public long headSeq() {
            return room.head().seq();
        }
    }

    /** How much was put in so far. */
    public synchronized Added added() {
        return new Added(next, addedBytes);
    }

    /** The end of the ring now. */
    public synchronized Mark mark() {
        return new Mark(next, room.at(headSeq));
    }

    /** The event at the head, if it was ever here; also when its entry is not here any more. */
    public synchronized Optional<RoomEvent> newest() {
        return Optional.ofNullable(newest);
    }

    /** Whether a store, whose log ends where this does, ends with another message. */
    public synchronized boolean contradicts(RoomVersion version) {
        return version.head().seq() == headSeq
                && newest instanceof RoomEvent.Posted posted
                && version.newest()
                        .filter(id -> !id.equals(posted.message().id()))
                        .isPresent();
    }

    /** How often texts were taken out so far: what was read from a store before the last time may hold one of them. */
    public synchronized long redactions() {
        return redactions;
    }

    /** Appends the event behind the head, and hides the texts that it takes back. */
    public synchronized void add(RoomEvent event) {
        if (event.seq() != headSeq + 1) {
            throw new IllegalStateException("event " + event.seq() + " behind head " + headSeq);
        }
        StreamEvent streamEvent = toStreamEvent.apply(event); // first: what has no form takes no place
        if (event.rewrites()) { // before the event can be seen
            redactions++;
            replaceWhere(event::rewrite);
        }
        headSeq = event.seq();
        room = room.after(event);
        newest = event;
        put(Audience.EVERYONE, streamEvent, event);
    }

    /** Appends an event that has no place in the log. */
    public synchronized void add(Audience audience, StreamEvent streamEvent) {
        put(audience, streamEvent, null);
    }

    /**
     * Forgets everything and goes on behind another place: what lies between is not known here. Every viewer is lapped.
     */
    synchronized void skipTo(long seq, RoomState later) {
        while (first < next) {
            evict();
        }
        lastSlice = null;
        first = ++next; // no index a viewer may hold is valid any more
        headSeq = seq;
        room = later;
        baseSeq = seq;
        newest = null;
        redactions++; // something between may have taken back what a page holds that was read before
    }

    /** The index of the first entry behind a place of the log. Empty: some event behind it is not here any more. */
    public synchronized OptionalLong indexBehind(long seq) {
        if (seq < baseSeq || seq > headSeq) {
            return OptionalLong.empty();
        }
        long low = first;
        long high = next;
        while (low < high) {
            long middle = (low + high) >>> 1;
            if (at(middle).seq() <= seq) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return OptionalLong.of(low);
    }

    /** Puts the id in place of a user's name, in everything of theirs that is here. */
    public synchronized void anonymize(UserId user) {
        redactions++; // what was read before has the name too
        replaceWhere(
                message -> message.author().id().equals(user) ? Optional.of(message.anonymous()) : Optional.empty());
    }

    /**
     * The public events behind a place up to another. Empty: not all of them are here, or a text was taken back since
     * that count of redactions.
     */
    synchronized Optional<List<StreamEvent>> events(long after, long upTo, long atRedactions) {
        OptionalLong index = indexBehind(after);
        if (index.isEmpty() || upTo > headSeq || redactions != atRedactions) {
            return Optional.empty();
        }
        List<StreamEvent> events = new ArrayList<>();
        for (long i = index.getAsLong(); i < next && at(i).seq() <= upTo; i++) {
            if (at(i).event() != null) {
                events.add(at(i).streamEvent());
            }
        }
        return Optional.of(events);
    }

    /**
     * What lies behind an index, up to so many bytes but at least one entry. Empty: it is not here any more, the viewer
     * was lapped. The last one that holds something is remembered until something changes or it is {@link #forgetSlice
     * forgotten}, so that those who read the same, on whatever loop, share its bytes.
     */
    public synchronized Optional<Slice> slice(long from, int upToBytes) {
        if (from < first) {
            return Optional.empty();
        }
        if (from == next) {
            return Optional.of(Slice.empty(from));
        }
        if (lastSlice != null && lastSlice.answers(from, upToBytes)) {
            return Optional.of(lastSlice);
        }
        List<RingEntry> taken = new ArrayList<>();
        long end = from;
        long size = 0;
        do {
            taken.add(at(end));
            size += at(end++).streamEvent().size();
        } while (end < next && size + at(end).streamEvent().size() <= upToBytes);
        lastSlice = new Slice(taken, from, end, upToBytes);
        return Optional.of(lastSlice);
    }

    /** To be called from time to time: who reads the same as others does so at nearly the same time. */
    public synchronized void forgetSlice() {
        lastSlice = null;
    }

    private void put(Audience audience, StreamEvent streamEvent, @Nullable RoomEvent event) {
        while (first < next && (next - first == entries.length || bytes + streamEvent.size() > maxBytes)) {
            evict();
        }
        entries[(int) (next % entries.length)] = new RingEntry(next, headSeq, audience, streamEvent, event);
        next++;
        bytes += streamEvent.size();
        addedBytes += streamEvent.size();
        lastSlice = null;
    }

    @SuppressWarnings("NullAway") // an empty place holds null, and is never read
    private void evict() {
        RingEntry oldest = at(first);
        bytes -= oldest.streamEvent().size();
        baseSeq = oldest.seq();
        entries[(int) (first % entries.length)] = null;
        first++;
    }

    private RingEntry at(long index) {
        return entries[(int) (index % entries.length)];
    }

    private void replaceWhere(Function<ChatMessage, Optional<ChatMessage>> instead) {
        for (long index = first; index < next; index++) {
            RingEntry entry = at(index);
            Optional.ofNullable(entry.event())
                    .flatMap(event -> event.revised(instead))
                    .ifPresent(revised -> replace(entry, revised));
        }
    }

    private void replace(RingEntry entry, RoomEvent event) {
        StreamEvent streamEvent = toStreamEvent.apply(event);
        if (newest != null && newest.seq() == event.seq()) {
            newest = event;
        }
        bytes += streamEvent.size() - entry.streamEvent().size();
        entries[(int) (entry.index() % entries.length)] = entry.with(event, streamEvent);
        lastSlice = null;
    }
}
