package dev.frontrow.it.engine;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for what has no event of its own. */
final class Await {

    private Await() {}

    static void until(Duration atMost, BooleanSupplier holds) {
        long end = System.nanoTime() + atMost.toNanos();
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("not within " + atMost);
            }
            Thread.onSpinWait();
        }
    }
}
