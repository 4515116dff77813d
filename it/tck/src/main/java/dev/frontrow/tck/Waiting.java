package dev.frontrow.tck;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for what no event tells of, as long as it may take and no longer. */
final class Waiting {

    private static final long LOOK_EVERY_NANOS = 2_000_000;

    private Waiting() {}

    /** Returns how long it took; fails when it did not come true in time. */
    static Duration until(Duration atMost, BooleanSupplier condition, Supplier<String> otherwise) {
        long began = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - began > atMost.toNanos()) {
                throw new AssertionError("not within " + atMost.toMillis() + " ms: " + otherwise.get());
            }
            LockSupport.parkNanos(LOOK_EVERY_NANOS);
        }
        return Duration.ofNanos(System.nanoTime() - began);
    }
}
