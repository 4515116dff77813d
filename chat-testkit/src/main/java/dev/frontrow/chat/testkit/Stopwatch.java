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
     * How long something takes of which some runs may be late because the machine is busy: what the slowest tenth stays
     * above.
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

    /** How often something can be done in a time, by the measure of doing it now; at least and at most so often. */
    static int times(int least, int most, Duration within, Runnable work) {
        long once = Math.max(1, time(work).toNanos());
        return (int) Math.max(least, Math.min(most, within.toNanos() / once));
    }

    static Duration time(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
