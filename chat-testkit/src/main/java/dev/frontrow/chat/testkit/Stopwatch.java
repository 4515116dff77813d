package dev.frontrow.chat.testkit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;

/** Real time, for the few rules that are about it. */
final class Stopwatch {

    private Stopwatch() {}

    /**
     * How long something takes of which some runs may be late because the machine is busy: what the slowest tenth stays above.
     *
     * @param runs at least 10
     */
    static Duration usual(int runs, Supplier<Runnable> next) {
        List<Duration> times = new ArrayList<>(runs);
        for (int i = 0; i < runs; i++) {
            times.add(time(next.get()));
        }
        Collections.sort(times);
        return times.get(runs - 1 - runs / 10);
    }

    static Duration time(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
