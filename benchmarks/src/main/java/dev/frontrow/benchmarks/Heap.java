package dev.frontrow.benchmarks;

import java.lang.management.ManagementFactory;

/** What this process keeps in memory. */
public final class Heap {

    private Heap() {}

    /** What is left after a collection; the collector may be one that ignores the request, and then it is more. */
    static double liveMebibytes() {
        System.gc();
        return used() / 1048576.0;
    }

    /** What is left, in bytes, after two collections: what the first finds to be cleaned goes with the second. */
    public static long liveBytes() {
        System.gc();
        System.gc();
        return used();
    }

    private static long used() {
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
