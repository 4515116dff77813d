package dev.frontrow.it.jdbc.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frontrow.chat.jdbc.JdbcBackplane;
import dev.frontrow.chat.jdbc.JdbcSchema;
import dev.frontrow.chat.message.ChatMessage;
import dev.frontrow.chat.settings.ChatSettings;
import dev.frontrow.chat.store.Backplane;
import dev.frontrow.chat.testkit.RecordingStreamWriter;
import dev.frontrow.it.databases.MariaDbServer;
import dev.frontrow.it.databases.PostgresServer;
import dev.frontrow.it.databases.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Two nodes on one database, sixteen senders on both, and commits that come late because inserting took long. {@code -Dfrontrow.scale=10} for ten times as many messages.
 */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class LateCommitsIT {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final int CONNECTIONS = 10;
    private static final int SENDERS = 16;
    private static final int MESSAGES = 40 * Integer.getInteger("frontrow.scale", 1);
    private static final int WATCHERS = 3;

    @Test
    void everybodySeesOneOrderOnPostgres() throws Exception {
        try (PostgresServer database = PostgresServer.launch()) {
            race(database, JdbcBackplane::create);
        }
    }

    @Test
    void everybodySeesOneOrderOnMariaDbWhereNodesAskInsteadOfHearing() throws Exception {
        try (MariaDbServer database = MariaDbServer.launch()) {
            race(database, JdbcBackplane::create);
        }
    }

    @Test
    void everybodySeesOneOrderWhenEveryHintIsLost() throws Exception {
        try (PostgresServer database = PostgresServer.launch()) {
            race(database, pool -> new Deaf(JdbcBackplane.create(pool), Duration.ofMillis(200)));
        }
    }

    private static void race(TestDatabase database, Function<DataSource, Backplane> backplane) throws Exception {
        DataSource here = database.pool(CONNECTIONS);
        DataSource there = database.pool(CONNECTIONS);
        JdbcSchema.migrate(here);
        Slowness.on(database);
        try (Node left = new Node(here, backplane.apply(here), ChatSettings.builder());
                Node right = new Node(there, backplane.apply(there), ChatSettings.builder())) {
            List<RecordingStreamWriter> watchers = new CopyOnWriteArrayList<>();
            for (Node node : List.of(left, right)) {
                for (int i = 0; i < WATCHERS; i++) {
                    watchers.add(node.watch("watcher-" + i, null));
                }
            }
            Senders senders = new Senders(List.of(left, right));
            long start = System.nanoTime();

            senders.send(SENDERS, MESSAGES, () -> {
                watchers.add(left.watch("late", left.cursor(0)));
                watchers.add(right.watch("late", right.cursor(0)));
            });

            report(database, senders, Duration.ofNanos(System.nanoTime() - start));
            assertThat(senders.slowerThan(Slowness.WAIT)).isPositive(); // or nothing was late
            List<String> history = assertAllThere(senders, left.history());
            assertThat(Shown.places(right.history())).isEqualTo(history);
            for (RecordingStreamWriter watcher : watchers) {
                watcher.await(SOON, seen -> watcher.events("message").size() >= history.size());
                assertThat(Shown.places(watcher)).isEqualTo(history);
                assertThat(watcher.events("resync")).isEmpty();
                assertThat(watcher.closes()).isZero();
            }
        }
    }

    /** History is exactly what was acknowledged, each where its sender was told, without a hole. */
    private static List<String> assertAllThere(Senders senders, List<ChatMessage> history) {
        List<ChatMessage> acknowledged = new ArrayList<>(senders.acknowledged());
        acknowledged.sort(Comparator.comparingLong(ChatMessage::seq));
        assertThat(history).isEqualTo(acknowledged);
        assertThat(history)
                .extracting(ChatMessage::seq)
                .containsExactlyElementsOf(LongStream.rangeClosed(1, (long) SENDERS * MESSAGES)
                        .boxed()
                        .toList());
        return Shown.places(history);
    }

    private static void report(TestDatabase database, Senders senders, Duration took) {
        System.out.println("two nodes on " + database.name() + ": "
                + senders.acknowledged().size()
                + " messages in " + took.toMillis() + " ms, " + senders.slowerThan(Slowness.WAIT)
                + " of them held up by 300 ms or more, the slowest answer after "
                + senders.slowest().toMillis() + " ms");
    }
}
