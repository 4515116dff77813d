package dev.frontrow.benchmarks.parts;

import dev.frontrow.benchmarks.Row;
import dev.frontrow.benchmarks.fanout.ClassPath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Each part alone, several times in a fresh JVM, in turns.
 *
 * @param forks how many JVMs each part gets; 1 to 100
 * @param seconds how long each is warmed up and then measured; 1 to 60
 */
public record Parts(int forks, int seconds) {

    /** A JVM's start, and more than that. */
    private static final int GRACE_SECONDS = 60;

    public Parts {
        check("forks", forks, 100);
        check("seconds", seconds, 60);
    }

    /** Runs it and prints a table. */
    public void run() throws IOException, InterruptedException {
        Map<String, List<Cost>> costs = new LinkedHashMap<>();
        for (int fork = 0; fork < forks; fork++) {
            for (String part : PartCatalog.all().keySet()) {
                costs.computeIfAbsent(part, none -> new ArrayList<>()).add(fork(part));
            }
        }
        System.out.printf(
                "%nJDK %s, one thread, medians of %d JVMs, %d s each after as long a warm-up%n%n",
                Runtime.version(), forks, seconds);
        System.out.println("| part | µs | µs CPU | bytes allocated |");
        System.out.println("|---|---|---|---|");
        costs.forEach((part, all) -> System.out.printf(
                "| %s | %.2f | %.2f | %,.0f |%n",
                part,
                Row.median(all.stream().map(Cost::nanos).toList()) / 1e3,
                Row.median(all.stream().map(Cost::cpuNanos).toList()) / 1e3,
                Row.median(all.stream().map(Cost::bytes).toList())));
    }

    private Cost fork(String part) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx1g",
                        "-cp",
                        ClassPath.of(List.of(), List.of()),
                        PartMain.class.getName(),
                        part,
                        Long.toString(TimeUnit.SECONDS.toMillis(seconds)))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            if (!process.waitFor(2L * seconds + GRACE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IOException("part: " + part + " was not measured");
            }
            return Cost.parse(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        } finally {
            process.destroyForcibly();
        }
    }

    private static void check(String name, int value, int most) {
        if (value < 1 || value > most) {
            throw new IllegalArgumentException(name + ": " + value + " (expected: 1.." + most + ")");
        }
    }
}
