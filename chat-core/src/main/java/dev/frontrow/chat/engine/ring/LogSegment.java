package dev.frontrow.chat.engine.ring;

import dev.frontrow.chat.wire.EncodedEvent;
import java.util.ArrayList;
import java.util.List;

/**
 * A stretch of the log in one encoding, as one array, read once and shared by all who replay it: each gets a part of
 * the bytes, cut where they need it. Immutable.
 */
final class LogSegment {

    private final long from;
    private final long redactions;
    private final int[] ends;
    private final EncodedEvent encodedEvents;

    /**
     * @param from the place before the first event
     * @param redactions the ring's count before it was read: if that has moved, a text in here may be gone by now
     * @param events at least one, in order and without holes
     */
    LogSegment(long from, long redactions, List<EncodedEvent> events) {
        this.from = from;
        this.redactions = redactions;
        this.encodedEvents = EncodedEvent.join(events);
        this.ends = new int[events.size()];
        int end = 0;
        for (int i = 0; i < ends.length; i++) {
            end += events.get(i).size();
            ends[i] = end;
        }
    }

    long from() {
        return from;
    }

    /** The place of the last event. */
    long upTo() {
        return from + ends.length;
    }

    long redactions() {
        return redactions;
    }

    int size() {
        return encodedEvents.size();
    }

    /** Whether the event behind a place is here. */
    boolean isBehind(long after) {
        return from <= after && after < upTo();
    }

    /** What is here of the events behind a place up to another: one at least, if the first {@link #isBehind}. */
    ReplayPage page(long after, long upTo) {
        long last = Math.min(upTo, upTo());
        return new ReplayPage(last, redactions, encodedEvents.part(offset(after), offset(last)));
    }

    /** This and the events that follow it, which were read while no text was taken back. */
    LogSegment with(List<EncodedEvent> more) {
        List<EncodedEvent> all = new ArrayList<>(more.size() + 1);
        for (int i = 0; i < ends.length; i++) {
            all.add(encodedEvents.part(i == 0 ? 0 : ends[i - 1], ends[i]));
        }
        all.addAll(more);
        return new LogSegment(from, redactions, all);
    }

    private int offset(long place) {
        return place == from ? 0 : ends[(int) (place - from) - 1];
    }
}
