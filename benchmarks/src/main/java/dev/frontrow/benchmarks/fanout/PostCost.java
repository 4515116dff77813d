package dev.frontrow.benchmarks.fanout;

import dev.frontrow.benchmarks.Row;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What a POST of a message takes, with its token and JSON, beside the same request to two other servlets: one that
 * sends its body as a message without looking at token or JSON, and a bare one that only reads it; both answer as many
 * bytes. In each container all run in JVMs of their own and take turns; one client sends one request after the other,
 * and nobody watches.
 *
 * @param containers {@code undertow}, {@code jetty}, {@code tomcat}
 * @param turns of each server, when it is warm; 1 to 100
 * @param seconds of a turn; 1 to 60
 */
public record PostCost(List<String> containers, int turns, int seconds) {

    private static final Message MESSAGE = new Message(1, 1);
    private static final String PATH = "/api/streams/room/messages";

    /** Until then a compiler takes more of the processors than the requests do. */
    private static final int WARM_UP_REQUESTS = 150_000;

    public PostCost {
        check("turns", turns, 100);
        check("seconds", seconds, 60);
    }

    /** Runs it and prints a table. */
    public void run() throws IOException {
        List<String> lines = new ArrayList<>();
        try (RunFolder folder = RunFolder.create()) {
            for (String container : containers) {
                lines.add(line(container, folder));
            }
        }
        System.out.printf(
                "%nJDK %s, one client, medians of %d turns, %d s each after %,d requests%n%n",
                Runtime.version(), turns, seconds, WARM_UP_REQUESTS);
        System.out.println(
                "| container | bare: µs CPU, p50 µs | without token and JSON | Frontrow | × without | × bare |");
        System.out.println("|---|---|---|---|---|---|");
        lines.forEach(System.out::println);
    }

    private String line(String container, RunFolder folder) throws IOException {
        Candidate frontrow = Candidate.frontrow("frontrow-" + container, "frontrow-" + container, List.of());
        List<Turn> whole = new ArrayList<>();
        List<Turn> without = new ArrayList<>();
        List<Turn> bare = new ArrayList<>();
        try (RunningServer library = start(frontrow, folder);
                RunningServer plainSend = start(Candidate.post("plain", container), folder);
                RunningServer servlet = start(Candidate.post("bare", container), folder)) {
            Protocol protocol = frontrow.protocol().apply(library.port());
            protocol.prepare(0, 1);
            byte[] request = protocol.send(0, MESSAGE);
            byte[] plain = asking(request, answer(library, request).length());
            warmUp(servlet, plain);
            warmUp(plainSend, plain);
            warmUp(library, request);
            for (int turn = 0; turn < turns; turn++) {
                bare.add(turn(servlet, plain));
                without.add(turn(plainSend, plain));
                whole.add(turn(library, request));
            }
        }
        double cpu = cpu(whole);
        return String.format(
                "| %s | %s | %s | %s | %.2f | %.2f |",
                container, cell(bare), cell(without), cell(whole), cpu / cpu(without), cpu / cpu(bare));
    }

    private static double cpu(List<Turn> turns) {
        return Row.median(turns.stream().map(Turn::cpuMicros).toList());
    }

    private static String cell(List<Turn> turns) {
        double median = Row.median(turns.stream().map(Turn::medianMicros).toList());
        return String.format("%.1f, %.0f", cpu(turns), median);
    }

    private static RunningServer start(Candidate candidate, RunFolder folder) throws IOException {
        return candidate.starter().start(new Launch(folder.of(candidate.name()), 0, List.of()));
    }

    private static String answer(RunningServer server, byte[] request) throws IOException {
        try (SenderConnection connection = new SenderConnection(server.port())) {
            return connection.exchange(request);
        }
    }

    private static void warmUp(RunningServer server, byte[] request) throws IOException {
        try (SenderConnection connection = new SenderConnection(server.port())) {
            for (int i = 0; i < WARM_UP_REQUESTS; i++) {
                connection.exchange(request);
            }
        }
    }

    /** The same request, which also says how long an answer it wants. */
    private static byte[] asking(byte[] request, int length) {
        return new String(request, StandardCharsets.US_ASCII)
                .replace(PATH, PATH + "?" + length)
                .getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * One turn of one server.
     *
     * @param cpuMicros processor time of the server for a request
     * @param medianMicros from a request to its response
     */
    private record Turn(double cpuMicros, double medianMicros) {}

    private Turn turn(RunningServer server, byte[] request) throws IOException {
        Samples samples = new Samples();
        try (SenderConnection connection = new SenderConnection(server.port())) {
            Duration before = ProcessUsage.cpu(server.pid());
            long end = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
            for (long begin = System.nanoTime(); begin < end; begin = System.nanoTime()) {
                connection.exchange(request);
                samples.add(System.nanoTime() - begin);
            }
            Duration used = ProcessUsage.cpu(server.pid()).minus(before);
            return new Turn(used.toNanos() / 1e3 / samples.count(), samples.percentileMillis(50) * 1e3);
        }
    }

    private static void check(String name, int value, int most) {
        if (value < 1 || value > most) {
            throw new IllegalArgumentException(name + ": " + value + " (expected: 1.." + most + ")");
        }
    }
}
