package dev.frontrow.benchmarks.parts;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Measures one part in a JVM of its own, and prints its {@link Cost}. */
public final class PartMain {

    /** How often a part is run between two looks at the clock. */
    private static final int BATCH = 256;

    /** A field of the class is seen by others, so what is put here must have been made. */
    private static volatile @Nullable Object kept;

    private PartMain() {}

    /**
     * Warms up as long as it then measures.
     *
     * @param arguments the part's name, and for how many milliseconds it is measured
     */
    public static void main(String[] arguments) {
        PrintStream answer = System.out;
        System.setOut(System.err); // what the library logs is no answer
        Part part = Optional.ofNullable(PartCatalog.all().get(arguments[0]))
                .map(Supplier::get)
                .orElseThrow(() -> new IllegalArgumentException("part: " + arguments[0]));
        Duration time = Duration.ofMillis(Long.parseLong(arguments[1]));
        measure(part, time);
        System.gc();
        answer.println(measure(part, time).written());
        answer.flush();
        Runtime.getRuntime().halt(0); // whatever threads the part has
    }

    private static Cost measure(Part part, Duration time) {
        OperatingSystemMXBean process = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        long cpu = process.getProcessCpuTime();
        long bytes = allocatedBytes();
        long begin = System.nanoTime();
        long end = begin + time.toNanos();
        long count = 0;
        long now = begin;
        while (now < end) {
            for (int i = 0; i < BATCH; i++) {
                kept = part.run();
            }
            count += BATCH;
            now = System.nanoTime();
        }
        if (kept == null) {
            throw new IllegalStateException("a part makes nothing");
        }
        double runs = count;
        return new Cost(
                (now - begin) / runs, (process.getProcessCpuTime() - cpu) / runs, (allocatedBytes() - bytes) / runs);
    }

    /** Of all threads that live: those of a part live as long as it does. */
    private static long allocatedBytes() {
        ThreadMXBean threads = ManagementFactory.getPlatformMXBean(ThreadMXBean.class);
        long sum = 0;
        for (long bytes : threads.getThreadAllocatedBytes(threads.getAllThreadIds())) {
            sum += Math.max(bytes, 0); // -1 for one that has just ended
        }
        return sum;
    }
}
