package dev.frontrow.benchmarks;

import java.lang.management.ManagementFactory;

/** What this process keeps in memory. */
final class Heap {

    private Heap() {}

    /** What is left after a collection; the collector may be one that ignores the request, and then it is more. */
    static double liveMebibytes() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1048576.0;
    }
}
