package dev.frontrow.it.jdbc.nodes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.frontrow.chat.jdbc.JdbcBackplane;
import dev.frontrow.chat.jdbc.JdbcSchema;
import dev.frontrow.chat.log.Position;
import dev.frontrow.chat.message.ChatMessage;
import dev.frontrow.chat.result.Sent;
import dev.frontrow.chat.settings.ChatSettings;
import dev.frontrow.chat.testkit.RecordingStreamWriter;
import dev.frontrow.it.databases.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** Two nodes on one database, which show the same: also after the database lost its last commits under them, and to whoever comes to one right after something was taken back on the other. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 2, unit = TimeUnit.MINUTES)
abstract class NodesAgreeRules {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final int LOST = 10;
    private static final int ROUNDS = 5;
    private static final int COMERS = 200;
    private static final int DOORS = 16;

    private TestDatabase database;
    private DataSource pool;
    private Node left;
    private Node right;

    abstract TestDatabase database();

    @BeforeAll
    void launch() {
        database = database();
        pool = database.pool(20);
        JdbcSchema.migrate(pool);
    }

    @AfterAll
    void stop() {
        database.close();
    }

    @BeforeEach
    void start() {
        left = node();
        right = node();
    }

    private Node node() {
        return new Node(
                pool,
                JdbcBackplane.create(pool),
                ChatSettings.builder().storeTimeout(SOON).maxStreamsPerUser(COMERS));
    }

    @AfterEach
    void close() {
        left.close();
        right.close();
    }

    @Test
    void aDatabaseThatLosesItsLastCommitsIsNoticedAndEverybodyReadsTheLogAnew() throws Exception {
        RecordingStreamWriter here = left.watch("ada", null);
        RecordingStreamWriter there = right.watch("bob", null);
        for (int i = 0; i < 2 * LOST; i++) {
            send(left, "before-" + i + "-" + System.nanoTime());
        }
        Position before = Position.parse(left.cursor(0)).orElseThrow();
        String cursor = left.cursor(left.history().size());
        here.await(SOON, seen -> here.events("message").size() >= 2 * LOST);
        there.await(SOON, seen -> there.events("message").size() >= 2 * LOST);

        long start = System.nanoTime();
        loseTheLast(LOST);
        here.awaitClose(SOON);
        there.awaitClose(SOON);
        System.out.println("lost commits were noticed by both nodes after "
                + TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start) + " ms");

        showTheSame(before, cursor);
    }

    @Test
    void whatIsAcceptedOnADatabaseThatLostItsLastCommitsIsShown() throws Exception {
        RecordingStreamWriter here = left.watch("ada", null);
        RecordingStreamWriter there = right.watch("bob", null);
        for (int i = 0; i < 2 * LOST; i++) {
            send(left, "before-" + i + "-" + System.nanoTime());
        }
        Position before = Position.parse(left.cursor(0)).orElseThrow();
        String cursor = left.cursor(left.history().size());
        there.await(SOON, seen -> there.events("message").size() >= 2 * LOST);

        loseTheLast(LOST);
        List<ChatMessage> accepted = new ArrayList<>();
        for (int i = 0; i < LOST; i++) {
            accepted.add(send(i % 2 == 0 ? left : right, "after-" + i + "-" + System.nanoTime()));
        }

        here.awaitClose(SOON);
        there.awaitClose(SOON);
        showTheSame(before, cursor);
        assertThat(left.history()).containsAll(accepted);
    }

    /** Under one new epoch; whoever comes with a cursor of the old one is told to load again. */
    private void showTheSame(Position before, String cursor) {
        Until.holds(SOON, "both under one new epoch", () -> {
            String now = Position.parse(left.cursor(0)).orElseThrow().epoch();
            return !now.equals(before.epoch())
                    && now.equals(Position.parse(right.cursor(0)).orElseThrow().epoch());
        });
        for (Node node : List.of(left, right)) {
            RecordingStreamWriter back = node.watch("cyd", cursor);
            assertThat(back.await(SOON, "resync").requireData()).contains("epoch_changed");
        }
        RecordingStreamWriter ada = left.watch("ada", null);
        RecordingStreamWriter bob = right.watch("bob", null);
        ChatMessage live = send(right, "live-" + System.nanoTime());
        String id = live.id().value();
        ada.await(SOON, seen -> new String(ada.bytes(), UTF_8).contains(id));
        bob.await(SOON, seen -> new String(bob.bytes(), UTF_8).contains(id));
        assertThat(left.history()).isEqualTo(right.history()).endsWith(live);
        assertThat(left.history()).extracting(ChatMessage::seq).doesNotHaveDuplicates();
    }

    /** As a replica that is promoted without them. */
    private void loseTheLast(int commits) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("UPDATE frontrow_room SET head = head - " + commits);
            statement.execute("DELETE FROM frontrow_message WHERE seq >"
                    + " (SELECT r.head FROM frontrow_room r WHERE r.no = frontrow_message.room)");
            connection.commit();
        }
    }

    @Test
    void afterItWasTakenBackOnOneNodeNoStreamAndNoPageThatIsOpenedOnTheOtherHasTheText() throws Exception {
        ExecutorService doors = Executors.newFixedThreadPool(DOORS);
        RecordingStreamWriter there = right.watch("bob", null);
        there.await(SOON, "hello");
        try {
            for (int round = 0; round < ROUNDS; round++) {
                String secret = "secret-" + System.nanoTime();
                ChatMessage message = send(left, secret);
                there.await(SOON, seen -> new String(there.bytes(), UTF_8).contains(secret));
                left.retract("ada", message.id());

                List<Future<RecordingStreamWriter>> streams = new ArrayList<>();
                List<Future<List<ChatMessage>>> pages = new ArrayList<>();
                for (int i = 0; i < COMERS; i++) {
                    streams.add(doors.submit(() -> right.watch("cyd", null)));
                    pages.add(doors.submit(right::history));
                }
                for (Future<RecordingStreamWriter> stream : streams) {
                    RecordingStreamWriter late = stream.get();
                    late.await(
                            SOON,
                            seen -> late.events("message.deleted").stream()
                                    .anyMatch(event -> event.requireData()
                                            .contains(message.id().value())));
                    assertThat(new String(late.bytes(), UTF_8)).doesNotContain(secret);
                }
                for (Future<List<ChatMessage>> page : pages) {
                    assertThat(page.get())
                            .filteredOn(item -> item.id().equals(message.id()))
                            .allMatch(ChatMessage::isDeleted);
                }
            }
        } finally {
            doors.shutdownNow();
        }
    }

    @Test
    void nodesWhoseOwnClocksAreWrongByAnHourGoByThatOfTheDatabase() {
        InstantSource system = InstantSource.system();
        try (Node fast = new Node(
                        pool,
                        JdbcBackplane.create(pool),
                        ChatSettings.builder().storeTimeout(SOON),
                        () -> system.instant().plus(HOUR));
                Node slow = new Node(
                        pool,
                        JdbcBackplane.create(pool),
                        ChatSettings.builder().storeTimeout(SOON),
                        () -> system.instant().minus(HOUR))) {
            for (Node node : List.of(fast, slow)) {
                Instant before = system.instant();
                assertThat(send(node, "at-" + System.nanoTime()).sentAt())
                        .isBetween(before.minusSeconds(2), system.instant().plusSeconds(2));
            }
            slow.mute("dan", HOUR.minusMinutes(1));
            for (Node node : List.of(slow, fast, left)) {
                String answer = node.send("dan", "muted-" + System.nanoTime())
                        .fold(sent -> "accepted", refusal -> refusal.code().wireName());
                assertThat(answer).isEqualTo("muted");
            }
        }
    }

    private static ChatMessage send(Node node, String text) {
        Sent sent = Node.accepted(node.send("ada", text));
        return sent.message();
    }
}
