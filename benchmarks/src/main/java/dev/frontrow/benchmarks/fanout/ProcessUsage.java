package dev.frontrow.benchmarks.fanout;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** What the operating system says of a process. */
final class ProcessUsage {

    private static final String RESIDENT = "VmRSS:";

    private ProcessUsage() {}

    /** The processor time that it has used, in all its threads, in user and kernel mode. */
    static Duration cpu(long pid) {
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().totalCpuDuration())
                .orElseThrow(() -> new IllegalStateException("process " + pid + ": no processor time is known"));
    }

    /** The memory that it keeps in RAM, in bytes; NaN where there is no {@code /proc}. */
    static double residentBytes(long pid) {
        Path status = Path.of("/proc", Long.toString(pid), "status");
        if (!Files.isReadable(status)) {
            return Double.NaN;
        }
        try {
            return Files.readAllLines(status).stream()
                    .filter(line -> line.startsWith(RESIDENT))
                    .mapToDouble(line -> 1024.0 * Long.parseLong(line.replaceAll("[^0-9]", "")))
                    .findFirst()
                    .orElse(Double.NaN);
        } catch (IOException e) {
            throw new IllegalStateException("process " + pid + " has ended", e);
        }
    }
}
