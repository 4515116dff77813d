package dev.frontrow.chat.jdbc;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The epoch of the log as it was read last. Safe for use by many threads, whose answers may arrive in another order than they were given: what was asked for before another epoch was seen
 * does not bring the old one back.
 */
final class SeenEpoch {

    private final AtomicReference<String> last;
    private final Runnable another;

    /** @param another what to do when there is another: whatever is remembered of the rooms may be of a log that is lost */
    SeenEpoch(String first, Runnable another) {
        this.last = new AtomicReference<>(first);
        this.another = another;
    }

    String last() {
        return Objects.requireNonNull(last.get());
    }

    /**
     * What was read, and is given back.
     *
     * @param before {@link #last()} as it was before this was asked for
     */
    String saw(String before, String found) {
        if (!found.equals(before)) {
            another.run(); // first: nothing is answered with the new one that relies on what was remembered
            last.compareAndSet(before, found); // or somebody has seen another meanwhile, and the next read tells
        }
        return found;
    }
}
