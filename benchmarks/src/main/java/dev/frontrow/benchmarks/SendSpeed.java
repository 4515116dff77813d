package dev.frontrow.benchmarks;

import dev.frontrow.chat.jdbc.JdbcChatStore;
import dev.frontrow.chat.jdbc.JdbcSchema;
import dev.frontrow.it.databases.TestDatabase;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/**
 * Acknowledged durable messages a second: the library beside one INSERT in one transaction for each, through the same pool, in turns.
 *
 * @param pool how many connections
 * @param rounds how many turns each; the medians are told
 * @param each how long a turn takes
 */
record SendSpeed(int pool, int rounds, Duration each) {

    private static final int SENDERS = 64;
    private static final int ROOMS = 1000;

    void run(TestDatabase database) throws SQLException {
        DataSource connections = database.pool(pool);
        JdbcSchema.migrate(connections);
        PlainInserts plain = new PlainInserts(connections);
        Row plainMany = new Row(SENDERS + " threads, one INSERT each");
        Row hot = new Row(SENDERS + " senders, one room");
        Row rooms = new Row(SENDERS + " senders, " + ROOMS + " rooms");
        Row plainLone = new Row("1 thread, one INSERT each");
        Row lone = new Row("1 sender");
        List<Double> heap = new ArrayList<>();
        try (Sender sender = new Sender(JdbcChatStore.builder(connections).build())) {
            for (int round = 0; round <= rounds; round++) {
                boolean warmUp = round == 0;
                measure(plainMany, warmUp, SENDERS, (thread, i) -> plain.insert("user-" + thread, i));
                measure(hot, warmUp, SENDERS, (thread, i) -> sender.send("hot", "user-" + thread, i));
                measure(rooms, warmUp, SENDERS, (thread, i) -> sender.send(anyRoom(), "user-" + thread, i));
                measure(plainLone, warmUp, 1, (thread, i) -> plain.insert("user-" + thread, i));
                measure(lone, warmUp, 1, (thread, i) -> sender.send("lone", "user-" + thread, i));
                heap.add(Heap.liveMebibytes());
            }
        }
        System.out.printf("%n%s, %d connections, medians of %d turns of %s:%n", database.name(), pool, rounds, each);
        for (Row row : List.of(plainMany, hot, rooms, plainLone, lone)) {
            row.print();
        }
        System.out.printf("  one room : INSERTs          %.2f times%n", hot.rate() / plainMany.rate());
        System.out.printf("  %d rooms : one room       %.2f times%n", ROOMS, rooms.rate() / hot.rate());
        System.out.printf("  p50 of a lone send : INSERT %.2f times%n", lone.time() / plainLone.time());
        System.out.println("  live heap after each turn   "
                + heap.stream().map("%.0f"::formatted).collect(Collectors.joining(", ", "", " MiB")));
    }

    private void measure(Row row, boolean warmUp, int threads, Load.Step step) {
        Load.Outcome outcome = Load.run(threads, each, step);
        if (!warmUp) {
            row.add(outcome);
        }
    }

    private static String anyRoom() {
        return "room-" + ThreadLocalRandom.current().nextInt(ROOMS);
    }
}
