package dev.frontrow.chat.testkit;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Being slow or interrupted at the worst moment, on purpose: what some planted defects are. */
final class Busy {

    private Busy() {}

    /** Lets other threads run right here. */
    static void pause() {
        LockSupport.parkNanos(100_000);
    }

    static void spin(Duration duration) {
        long start = System.nanoTime();
        while (System.nanoTime() - start < duration.toNanos()) {
            Thread.onSpinWait();
        }
    }
}
