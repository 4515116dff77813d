package dev.frontrow.chat.engine.room;

import java.time.Duration;
import java.util.OptionalInt;

/** When to tell the number of viewers: after a change, and not too often. Used by one thread. */
final class Occupancy {

    private final long everyNanos;
    private int told;
    private boolean toldOnce;
    private long toldAt;

    Occupancy(Duration every) {
        this.everyNanos = every.toNanos();
    }

    /** The number, when it is time to tell it. */
    OptionalInt due(int people, long nanoTime) {
        if (people == told || (toldOnce && nanoTime - toldAt < everyNanos)) {
            return OptionalInt.empty();
        }
        told = people;
        toldOnce = true;
        toldAt = nanoTime;
        return OptionalInt.of(people);
    }
}
