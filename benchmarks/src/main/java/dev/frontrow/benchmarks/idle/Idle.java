package dev.frontrow.benchmarks.idle;

import dev.frontrow.benchmarks.fanout.ClassPath;
import dev.frontrow.benchmarks.fanout.IdleViewers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What the library keeps in memory while nothing happens.
 *
 * @param rooms how many rooms without viewers; 1 to 1,000,000
 * @param viewers how many viewers of one room
 */
public record Idle(int rooms, IdleViewers viewers) {

    private static final int ROOMS_MINUTES = 5;

    public Idle {
        if (rooms < 1 || rooms > 1_000_000) {
            throw new IllegalArgumentException("rooms: " + rooms + " (expected: 1..1000000)");
        }
    }

    /** Measures both and prints two tables. */
    public void run() throws IOException, InterruptedException {
        System.out.printf("%nJDK %s%n", Runtime.version());
        viewers.run();
        measureRooms();
    }

    private void measureRooms() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx4g",
                        "-cp",
                        ClassPath.of(List.of(), List.of()),
                        IdleRooms.class.getName(),
                        Integer.toString(rooms))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            if (!process.waitFor(ROOMS_MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
                throw new IOException("rooms: they were not measured");
            }
            String[] bytes = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    .strip()
                    .split(" ", 2);
            System.out.printf("%n%,d rooms that one message was sent to and that nobody watches%n%n", rooms);
            System.out.println("| | heap bytes a room, with the memory store's |");
            System.out.println("|---|---|");
            System.out.printf("| active | %,.0f |%n", Double.parseDouble(bytes[0]));
            System.out.printf("| retired | %,.0f |%n", Double.parseDouble(bytes[1]));
        } finally {
            process.destroyForcibly();
        }
    }
}
