package dev.frontrow.benchmarks.fanout;

import java.util.Arrays;

/** Durations, all kept, so that percentiles are exact. For one thread at a time. */
final class Samples {

    private static final int INITIAL = 1024;

    private long[] nanos = new long[INITIAL];
    private int count;
    private boolean sorted;

    void add(long duration) {
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, 2 * count);
        }
        nanos[count++] = duration;
        sorted = false;
    }

    void addAll(Samples others) {
        for (int i = 0; i < others.count; i++) {
            add(others.nanos[i]);
        }
    }

    int count() {
        return count;
    }

    /**
     * The smallest sample that at least this share of all does not exceed (the nearest rank), in milliseconds; NaN of
     * none.
     *
     * @param percent over 0, up to 100
     */
    double percentileMillis(double percent) {
        if (!(percent > 0 && percent <= 100)) {
            throw new IllegalArgumentException("percent: " + percent + " (expected: over 0, up to 100)");
        }
        if (count == 0) {
            return Double.NaN;
        }
        if (!sorted) {
            Arrays.sort(nanos, 0, count);
            sorted = true;
        }
        int rank = (int) Math.ceil(percent / 100 * count);
        return nanos[Math.max(rank, 1) - 1] / 1e6;
    }
}
