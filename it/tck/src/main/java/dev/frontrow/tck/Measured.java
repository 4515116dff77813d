package dev.frontrow.tck;

import dev.frontrow.tck.host.Host;
import java.io.File;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Objects;

/** What a process holds, and a line for the report. */
final class Measured {

    private static final File DESCRIPTORS = new File("/proc/self/fd");

    private Measured() {}

    /** A measured result, for whoever reads the log. */
    static void report(Host host, String what) {
        System.out.println("[" + host.name() + "] " + what);
    }

    /** Live threads. */
    static int threads() {
        return ManagementFactory.getThreadMXBean().getThreadCount();
    }

    /** Open file descriptors; 0 where the system does not tell. */
    static int descriptors() {
        return DESCRIPTORS.isDirectory()
                ? (int) Arrays.stream(Objects.requireNonNull(DESCRIPTORS.list()))
                        .count()
                : 0;
    }

    /** The heap in use after a collection, in bytes. */
    static long heapBytes() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
