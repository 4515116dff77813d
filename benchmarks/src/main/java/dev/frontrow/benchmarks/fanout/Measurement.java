package dev.frontrow.benchmarks.fanout;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** One server, through all its turns. For one thread. */
final class Measurement implements AutoCloseable {

    private static final Duration OPENING = Duration.ofSeconds(60);
    private static final Duration ARRIVAL = Duration.ofSeconds(10);
    private static final Duration BURST = Duration.ofSeconds(60);

    /** After these, sent slowly, every server has found out who has left. */
    private static final int FAREWELLS = 5;

    private static final int WARM_UP_SECONDS = 1;
    private static final int PACED_WARM_UP_SECONDS = 3;
    private static final int WARM_UPS = 30;
    private static final double COMPILED_SHARE = 0.05;
    private static final int BURST_SENDERS = 4; // who always have tokens
    private static final int WARM_UP_BURST = 500; // no more than a viewer who is slow for a moment may be behind
    private static final int WARM_UP_BURSTS = 4;
    private static final double KIB = 1024;

    private final FanOutOptions options;
    private final RunningServer server;
    private final Protocol protocol;
    private final Senders senders;
    private Results results;
    private long next;

    Measurement(FanOutOptions options, Candidate candidate, Path folder, Results results) throws IOException {
        this.options = options;
        this.results = results;
        this.server = candidate.starter().start(new Launch(folder, options.sendBuffer(), List.of()));
        this.protocol = candidate.protocol().apply(server.port());
        this.senders = new Senders(server.port(), protocol);
    }

    /**
     * Turns that nobody is told of, until a stretch at the pace is nearly free of the compiler: a server that has been
     * up for minutes has compiled what it runs, and one with much code would otherwise pay for its youth.
     */
    void warmUp() throws IOException, InterruptedException {
        Results told = results;
        results = new Results();
        turn();
        try (LoadClient client = new LoadClient(server.port())) {
            open(client, 0, List.of());
            for (int round = 0; round < WARM_UPS && compiledShare(client) > COMPILED_SHARE; round++) {
                for (int i = 0; i < WARM_UP_BURSTS; i++) {
                    burst(client, BURST_SENDERS, WARM_UP_BURST);
                }
            }
            client.cut();
            senders.pace(numbers(FAREWELLS), FAREWELLS, FAREWELLS);
        }
        results = told;
    }

    /** How much of its processor time goes to the compiler at the pace. */
    private double compiledShare(LoadClient client) throws IOException, InterruptedException {
        Duration compiled = server.compilation();
        Duration used = ProcessUsage.cpu(server.pid());
        pace(client, PACED_WARM_UP_SECONDS);
        compiled = server.compilation().minus(compiled);
        return (double) compiled.toNanos()
                / ProcessUsage.cpu(server.pid()).minus(used).toNanos();
    }

    void turn() throws IOException, InterruptedException {
        server.liveHeapBytes(); // collects
        double residentBefore = ProcessUsage.residentBytes(server.pid());
        try (LoadClient client = new LoadClient(server.port())) {
            open(client, 0, List.of());
            pace(client, WARM_UP_SECONDS);
            paced(client);
            for (int together : options.burst() > 0 ? options.senders() : List.<Integer>of()) {
                burst(client, together, options.burst());
            }
            double heap = server.liveHeapBytes();
            double resident = ProcessUsage.residentBytes(server.pid());
            if (options.storm() > 0 && protocol.resumes()) {
                storm(client);
            }
            client.cut();
            senders.pace(numbers(FAREWELLS), FAREWELLS, FAREWELLS);
            results.add(Column.RSS, (resident - residentBefore) / KIB / options.viewers());
            results.add(Column.HEAP, (heap - server.liveHeapBytes()) / KIB / options.viewers());
        }
        if (options.stalled() > 0) {
            try (LoadClient client = new LoadClient(server.port())) {
                stalled(client);
            }
            senders.pace(numbers(FAREWELLS), FAREWELLS, FAREWELLS);
        }
    }

    /** Opens all streams, and goes on when a message has reached each of them. */
    private void open(LoadClient client, int slow, List<String> cursors) throws IOException, InterruptedException {
        subscribe(client, slow, cursors);
        senders.reachAll(client, () -> numbers(1));
    }

    private void subscribe(LoadClient client, int slow, List<String> cursors) throws IOException {
        protocol.prepare(options.viewers(), Senders.atLeast(options.senders()));
        client.open(
                options.viewers(),
                slow,
                viewer -> protocol.subscribe(viewer, cursors.isEmpty() ? "" : cursors.get(viewer)),
                OPENING);
    }

    private void paced(LoadClient client) throws InterruptedException {
        Duration before = ProcessUsage.cpu(server.pid());
        Samples answers = pace(client, options.seconds());
        Duration used = ProcessUsage.cpu(server.pid()).minus(before);
        Tally tally = client.tally();
        results.add(Column.CPU, micros(used, tally));
        results.add(Column.P50, tally.latencies().percentileMillis(50));
        results.add(Column.P99, tally.latencies().percentileMillis(99));
        results.add(Column.ACK, answers.percentileMillis(50));
        count(tally);
    }

    private Samples pace(LoadClient client, int seconds) throws InterruptedException {
        int count = seconds * options.perSecond();
        long first = numbers(count);
        client.expect(first, count);
        Samples answers = senders.pace(first, count, options.perSecond());
        client.awaitAll(ARRIVAL);
        return answers;
    }

    private void burst(LoadClient client, int together, int messages) throws InterruptedException {
        long first = numbers(messages);
        client.expect(first, messages);
        long begin = System.nanoTime();
        Samples answers = senders.burst(first, messages, together);
        client.awaitAll(BURST);
        Tally tally = client.tally();
        double seconds = (tally.lastNanos() - begin) / 1e9;
        results.add(Column.burst(together), tally.deliveries() / seconds / 1e6);
        results.add(Column.burstAck(together), answers.percentileMillis(50));
        count(tally);
    }

    /** All are cut off, miss some messages, and come back at once. */
    private void storm(LoadClient client) throws IOException, InterruptedException {
        List<String> cursors = client.cut();
        long first = numbers(options.storm());
        senders.burst(first, options.storm(), 1);
        client.expect(first, options.storm());
        protocol.prepare(options.viewers(), Senders.atLeast(options.senders()));
        long begin = System.nanoTime();
        client.open(options.viewers(), 0, viewer -> protocol.subscribe(viewer, cursors.get(viewer)), OPENING);
        client.awaitAll(BURST);
        Tally tally = client.tally();
        results.add(Column.STORM, (tally.lastNanos() - begin) / 1e9);
        count(tally);
    }

    private void stalled(LoadClient client) throws IOException, InterruptedException {
        int slow = options.viewers() * options.stalled() / 100;
        open(client, slow, List.of());
        client.stall(true);
        pace(client, WARM_UP_SECONDS);
        Duration before = ProcessUsage.cpu(server.pid());
        pace(client, options.seconds());
        Duration used = ProcessUsage.cpu(server.pid()).minus(before);
        Tally tally = client.tally();
        results.add(Column.STALLED_CPU, micros(used, tally));
        results.add(Column.STALLED_LOST, (double) tally.missing());
        client.stall(false);
        results.add(Column.STALLED_SLOW_LOST, (double) settled(client).missingSlow());
        results.add(Column.DOUBLED, (double) tally.doubled());
        client.cut();
    }

    /** What is missing when a second has passed in which nothing came. */
    private static Tally settled(LoadClient client) throws InterruptedException {
        Tally tally = client.tally();
        for (int second = 0; second < ARRIVAL.toSeconds() && tally.missingSlow() > 0; second++) {
            long before = tally.deliveries();
            Thread.sleep(1000);
            tally = client.tally();
            if (tally.deliveries() == before) {
                break;
            }
        }
        return tally;
    }

    private void count(Tally tally) {
        results.add(Column.LOST, (double) tally.missing());
        results.add(Column.DOUBLED, (double) tally.doubled());
    }

    private long numbers(int count) {
        long first = next;
        next += count;
        return first;
    }

    private static double micros(Duration used, Tally tally) {
        return used.toNanos() / 1e3 / tally.deliveries();
    }

    @Override
    public void close() {
        server.close();
    }
}
