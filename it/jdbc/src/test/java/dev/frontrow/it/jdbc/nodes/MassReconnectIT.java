package dev.frontrow.it.jdbc.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frontrow.chat.jdbc.JdbcBackplane;
import dev.frontrow.chat.jdbc.JdbcSchema;
import dev.frontrow.chat.settings.ChatSettings;
import dev.frontrow.it.databases.PostgresServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Everybody comes back at once, each from another place that memory has left behind. {@code -Dfrontrow.scale=10}: 5,000 of them. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class MassReconnectIT {

    private static final int VIEWERS = 500 * Integer.getInteger("frontrow.scale", 1);
    private static final int MISSED = 100;
    private static final int RING = 64;
    private static final int PLACES = 200;
    private static final int BEFORE = PLACES + MISSED + RING;
    private static final int MEANWHILE = 20;
    private static final int CONNECTIONS = 10;
    private static final int DOORS = 16;
    private static final int READS_A_SECOND = 5;
    private static final Duration SOON = Duration.ofSeconds(60);

    @Test
    void allAreCaughtUpForAHandfulOfQueries() throws Exception {
        ExecutorService doors = Executors.newFixedThreadPool(DOORS + 1);
        try (PostgresServer database = PostgresServer.launch()) {
            DataSource pool = database.pool(CONNECTIONS);
            JdbcSchema.migrate(pool);
            CountedReads counted = new CountedReads(pool);
            try (Node node = new Node(
                    counted.pool(),
                    JdbcBackplane.create(pool),
                    ChatSettings.builder().ringEntries(RING).storeTimeout(SOON))) {
                say(node, 0, BEFORE);
                int before = counted.reads().size();
                int comparedBefore = counted.comparisons();
                long start = System.nanoTime();

                Future<?> busy = doors.submit(() -> say(node, BEFORE, MEANWHILE));
                List<Comer> viewers = comeBack(node, doors);
                busy.get();
                awaitAll(node, viewers, BEFORE + MEANWHILE);

                Duration took = Duration.ofNanos(System.nanoTime() - start);
                List<Long> all = counted.reads();
                List<Long> reads = all.subList(before, all.size());
                System.out.println(viewers.size() + " viewers came back and had missed " + MISSED + " and more each: "
                        + took.toMillis() + " ms, " + reads.size() + " queries of the log, at most "
                        + mostInASecond(reads)
                        + " in a second; " + (counted.comparisons() - comparedBefore) + " comparisons of the room");
                assertThat(counted.comparisons() - comparedBefore).isLessThan(VIEWERS);
                assertThat(viewers).extracting(Comer::mistake).containsOnly("");
                assertThat(node.streams()).isEqualTo(VIEWERS);
                assertThat(reads).isNotEmpty(); // or nobody missed more than memory has
                assertThat(mostInASecond(reads)).isLessThanOrEqualTo(READS_A_SECOND);
            }
        } finally {
            doors.shutdownNow();
        }
    }

    private static void say(Node node, int from, int messages) {
        for (int i = from; i < from + messages; i++) {
            Node.accepted(node.send("speaker", "message-" + i));
        }
    }

    /** From different places, each so far back that the next {@link #MISSED} messages and more are no longer in the ring. */
    private static List<Comer> comeBack(Node node, ExecutorService doors) throws Exception {
        List<Future<Comer>> coming = new ArrayList<>();
        for (int i = 0; i < VIEWERS; i++) {
            Comer comer = new Comer("viewer-" + i, i % PLACES);
            coming.add(doors.submit(() -> {
                comer.comeBack(node);
                return comer;
            }));
        }
        List<Comer> viewers = new ArrayList<>();
        for (Future<Comer> one : coming) {
            viewers.add(one.get());
        }
        return viewers;
    }

    private static void awaitAll(Node node, List<Comer> viewers, long place) {
        Until.holds(SOON, "everybody caught up", () -> {
            viewers.stream().filter(Comer::isClosed).forEach(viewer -> viewer.comeBack(node));
            return viewers.stream()
                    .allMatch(viewer ->
                            viewer.place() >= place || !viewer.mistake().isEmpty());
        });
    }

    /** In any second, wherever it begins. */
    private static int mostInASecond(List<Long> times) {
        int most = 0;
        for (int first = 0; first < times.size(); first++) {
            long begin = times.get(first);
            most = Math.max(most, (int) times.stream()
                    .filter(time -> time - begin >= 0
                            && time - begin < Duration.ofSeconds(1).toNanos())
                    .count());
        }
        return most;
    }
}
