package dev.frontrow.chat.engine.fanout;

import dev.frontrow.chat.engine.ring.EncodedOnce;
import dev.frontrow.chat.wire.StreamEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a room tells for the moment and not in its log, such as how many people watch. Of each key only the last value
 * counts; it becomes visible at the next {@link #publish}. However many are set in between, a viewer gets one of each
 * key at most, and one who takes nothing for a while gets the latest when it does: no number of signals pushes an event
 * out of the ring or a viewer behind it.
 *
 * <p>Safe for use by many threads: every method is one short critical section on this object's own monitor.
 */
public final class Signals {

    /** So many keys keep a value; beyond that, the one that has not changed for the longest time is forgotten. */
    static final int MAX_KEYS = 1000;

    private final Map<String, StreamEvent> pending = new LinkedHashMap<>();
    private final LinkedHashMap<String, Value> published = new LinkedHashMap<>();
    private volatile long version;
    private Batch lastBatch = new Batch(0, 0, new EncodedOnce(List::of));

    private record Value(long version, StreamEvent event) {}

    /**
     * What changed between two versions.
     *
     * @param after the version before the first change
     * @param version the version of the last change
     */
    record Batch(long after, long version, EncodedOnce events) {}

    /** Sets the value of a key. */
    public synchronized void set(String key, StreamEvent value) {
        forgetOldest(pending, key);
        pending.put(key, value);
    }

    /** Makes visible what was set since the last time. Returns whether there was anything. */
    public synchronized boolean publish() {
        if (pending.isEmpty()) {
            return false;
        }
        version++;
        pending.forEach((key, event) -> {
            published.remove(key); // it moves to the end
            forgetOldest(published, key);
            published.put(key, new Value(version, event));
        });
        pending.clear();
        return true;
    }

    /** How often something became visible. */
    long version() {
        return version;
    }

    /** The values that became visible after a version. */
    synchronized Batch since(long after) {
        if (lastBatch.after() != after || lastBatch.version() != version) {
            List<StreamEvent> events = new ArrayList<>();
            for (Value value : published.values()) {
                if (value.version() > after) {
                    events.add(value.event());
                }
            }
            lastBatch = new Batch(after, version, new EncodedOnce(() -> events));
        }
        return lastBatch;
    }

    private static void forgetOldest(Map<String, ?> values, String newKey) {
        if (values.size() >= MAX_KEYS && !values.containsKey(newKey)) {
            values.remove(values.keySet().iterator().next());
        }
    }
}
