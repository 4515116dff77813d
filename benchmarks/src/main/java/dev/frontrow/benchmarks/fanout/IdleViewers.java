package dev.frontrow.benchmarks.fanout;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What viewers cost who watch a room in which nothing happens: on the heap after a full collection, and in RAM.
 *
 * @param viewers how many; 1 to 50,000
 */
public record IdleViewers(int viewers) {

    /** A collection gives what it freed back to the system, so that what is in RAM follows what is needed. */
    private static final List<String> TRIMMED = List.of("-XX:MinHeapFreeRatio=5", "-XX:MaxHeapFreeRatio=10");

    private static final List<String> SERVERS = List.of(
            "sketch-undertow",
            "frontrow-undertow",
            "sketch-jetty",
            "frontrow-jetty",
            "sketch-tomcat",
            "frontrow-tomcat",
            "frontrow-tomcat-small");

    private static final Duration OPENING = Duration.ofSeconds(60);
    private static final int SENDERS = 4;

    /** So many are sent, within a second, between two looks at a server whose viewers have left. */
    private static final int FAREWELLS = 5;

    /** Before that, a server may not have begun to find out. */
    private static final int MIN_LOOKS = 4;

    /** What is still on the heap, beside the look before, when nothing more goes. */
    private static final double SETTLED = 0.99;

    /**
     * What a server takes, or one viewer of it, in bytes.
     *
     * @param heap on the heap
     * @param own of that, objects of the library's own classes without what they refer to
     * @param resident in RAM
     */
    private record Cost(double heap, double own, double resident) {

        private static Cost of(RunningServer server) throws IOException {
            double heap = server.liveHeapBytes(); // collects
            double resident = ProcessUsage.residentBytes(server.pid());
            return new Cost(heap, server.ownHeapBytes(), resident);
        }

        private Cost perViewer(Cost without, int viewers) {
            return new Cost(
                    (heap - without.heap) / viewers,
                    (own - without.own) / viewers,
                    (resident - without.resident) / viewers);
        }
    }

    public IdleViewers {
        if (viewers < 1 || viewers > 50_000) {
            throw new IllegalArgumentException("viewers: " + viewers + " (expected: 1..50000)");
        }
    }

    /** Measures one server after the other, and prints a table. */
    public void run() throws IOException, InterruptedException {
        System.out.printf("%n%,d viewers of one room, each has got one message%n%n", viewers);
        System.out.println("| server | heap bytes a viewer | of it objects of our classes | RSS bytes a viewer |");
        System.out.println("|---|---|---|---|");
        try (RunFolder folder = RunFolder.create()) {
            for (String name : SERVERS) {
                Candidate candidate = Candidate.named(name);
                Launch launch = new Launch(folder.of(name), 0, TRIMMED);
                try (RunningServer server = candidate.starter().start(launch)) {
                    Cost cost = cost(server, candidate.protocol().apply(server.port()));
                    System.out.printf("| %s | %,.0f | %,.0f | %,.0f |%n", name, cost.heap, cost.own, cost.resident);
                } catch (IOException | IllegalStateException e) {
                    folder.keep();
                    System.out.printf("| %s | given up: %s |%n", name, e.getMessage());
                }
            }
        }
    }

    /** All viewers come twice, so that what is only loaded or compiled for the first ones is not counted. */
    private Cost cost(RunningServer server, Protocol protocol) throws IOException, InterruptedException {
        Senders senders = new Senders(server.port(), protocol);
        AtomicLong next = new AtomicLong();
        occupied(server, protocol, senders, next);
        Cost without = vacated(server, senders, next);
        Cost with = occupied(server, protocol, senders, next);
        return with.perViewer(without, viewers);
    }

    /** Sends until the server has found out who has left, and let go of them. */
    private static Cost vacated(RunningServer server, Senders senders, AtomicLong next) throws IOException {
        Cost before;
        Cost now = Cost.of(server);
        int looks = 0;
        do {
            before = now;
            senders.pace(next.getAndAdd(FAREWELLS), FAREWELLS, FAREWELLS);
            now = Cost.of(server);
            looks++;
        } while (looks < MIN_LOOKS || now.heap < SETTLED * before.heap);
        return now;
    }

    private Cost occupied(RunningServer server, Protocol protocol, Senders senders, AtomicLong next)
            throws IOException, InterruptedException {
        try (LoadClient client = new LoadClient(server.port())) {
            protocol.prepare(viewers, SENDERS);
            client.open(viewers, 0, viewer -> protocol.subscribe(viewer, ""), OPENING);
            senders.reachAll(client, next::getAndIncrement);
            Cost cost = Cost.of(server);
            client.cut();
            return cost;
        }
    }
}
