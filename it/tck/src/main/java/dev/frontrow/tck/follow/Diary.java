package dev.frontrow.tck.follow;

import dev.frontrow.tck.probe.Event;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a follower was told, and its cursor: the id of the last event that had one, as WHATWG HTML §9.2.6 keeps it. Any thread. */
final class Diary {

    private final List<Event> events = new ArrayList<>();
    private @Nullable String cursor;
    private long position;
    private int connections;
    private int cutOff;

    synchronized void connecting() {
        connections++;
    }

    /** A connection ended in the middle; it is expected to. */
    synchronized void cutOff() {
        cutOff++;
    }

    synchronized void add(Event event) {
        events.add(event);
        if (event.id() != null) {
            cursor = event.id();
            position = event.seq();
        }
    }

    synchronized @Nullable String cursor() {
        return cursor;
    }

    synchronized long position() {
        return position;
    }

    synchronized int connections() {
        return connections;
    }

    synchronized int timesCutOff() {
        return cutOff;
    }

    synchronized List<Event> events() {
        return List.copyOf(events);
    }
}
