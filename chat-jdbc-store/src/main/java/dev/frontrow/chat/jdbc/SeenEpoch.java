package dev.frontrow.chat.jdbc;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The epoch of the log as it was last read. Safe for use by many threads, whose reads may finish in another order than
 * they began: a read that began before a new epoch was seen does not restore the old one.
 */
final class SeenEpoch {

    private final AtomicReference<String> last;
    private final Runnable another;

    /** @param another run when the epoch changes: cached rooms may belong to the log that was lost */
    SeenEpoch(String first, Runnable another) {
        this.last = new AtomicReference<>(first);
        this.another = another;
    }

    String last() {
        return Objects.requireNonNull(last.get());
    }

    /**
     * Records the epoch that was read, and returns it.
     *
     * @param before {@link #last()} as it was before the read began
     */
    String saw(String before, String found) {
        if (!found.equals(before)) {
            another.run(); // first: nothing that relies on cached rooms is answered with the new epoch
            last.compareAndSet(
                    before, found); // or another thread has seen another epoch meanwhile, and the next read decides
        }
        return found;
    }
}
