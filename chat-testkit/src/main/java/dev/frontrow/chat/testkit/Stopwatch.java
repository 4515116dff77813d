package dev.frontrow.chat.testkit;

import java.time.Duration;

/** Real time, for the few rules that are about it. */
final class Stopwatch {

    private Stopwatch() {}

    static Duration time(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
