package dev.frontrow.it.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.jdbc.JdbcBackplane;
import dev.frontrow.chat.store.Backplane;
import dev.frontrow.it.databases.H2Database;
import dev.frontrow.it.databases.PostgresServer;
import dev.frontrow.tck.OwnTime;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** Two nodes that hear of each other by PostgreSQL alone. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class BackplaneIT {

    private static final RoomId ROOM = new RoomId("a.room_with~signs-");
    private static final RoomId FIRST = new RoomId("first");

    private PostgresServer server;
    private DataSource pool;
    private Backplane here;
    private Backplane there;
    private final BlockingQueue<RoomId> heardHere = new LinkedBlockingQueue<>();
    private final BlockingQueue<RoomId> heardThere = new LinkedBlockingQueue<>();

    @BeforeAll
    void start() {
        server = PostgresServer.launch();
        pool = server.pool(4);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @BeforeEach
    void open() throws InterruptedException {
        here = JdbcBackplane.create(pool);
        there = JdbcBackplane.create(pool);
        here.listen(heardHere::add);
        there.listen(heardThere::add);
        waitUntilHeard();
    }

    @AfterEach
    void close() {
        here.close();
        there.close();
    }

    @Test
    void aHintArrivesWithinASecondAndNotWhereItCameFrom() throws InterruptedException {
        heardHere.clear();
        try (OwnTime time = OwnTime.watch()) {
            long announced = System.nanoTime();
            here.announce(ROOM);
            assertThat(heardThere.poll(20, TimeUnit.SECONDS)).isEqualTo(ROOM);
            assertThat(time.between(announced, System.nanoTime())).isLessThan(Duration.ofSeconds(1));
        }
        there.announce(FIRST);
        assertThat(heardHere.poll(20, TimeUnit.SECONDS)).isEqualTo(FIRST);
    }

    @Test
    void roomsThatAreAnnouncedWhileOthersAreSentComeTogetherAndOnce() throws InterruptedException {
        for (int round = 0; round < 100; round++) {
            IntStream.range(0, 50).forEach(i -> here.announce(new RoomId("room-" + i)));
        }
        here.announce(ROOM);
        int hints = 0;
        while (!ROOM.equals(heardThere.poll(5, TimeUnit.SECONDS))) {
            hints++;
        }
        assertThat(hints).isBetween(50, 2_000);
    }

    @Test
    void whatOthersSayInTheChannelIsNotHeard() throws SQLException, InterruptedException {
        execute(
                "SELECT pg_notify('frontrow_chat', 'hello'), pg_notify('frontrow_chat', 'x:'), pg_notify('frontrow_chat', '')");
        here.announce(ROOM);
        assertThat(heardThere.poll(5, TimeUnit.SECONDS)).isEqualTo(ROOM);
    }

    @Test
    void afterItsConnectionsWereBrokenItHearsAgain() throws Exception {
        execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                + " WHERE pid <> pg_backend_pid() AND backend_type = 'client backend'");
        waitUntilHeard();
    }

    @Test
    void afterItsServerWasRestartedItHearsAgain() throws InterruptedException {
        server.restart();
        waitUntilHeard();
    }

    @Test
    void itClosesAtOnceAndLeavesNoThreadAndNoConnection() throws SQLException, InterruptedException {
        try (OwnTime time = OwnTime.watch()) {
            long start = System.nanoTime();
            here.close();
            there.close();
            assertThat(time.between(start, System.nanoTime())).isLessThan(Duration.ofSeconds(1));
        }
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .doesNotContain("frontrow-notify", "frontrow-listen");
        here.announce(ROOM);
        // Of a pool of four, all four can be had and are whole.
        try (Connection a = pool.getConnection();
                Connection b = pool.getConnection();
                Connection c = pool.getConnection();
                Connection d = pool.getConnection()) {
            for (Connection each : new Connection[] {a, b, c, d}) {
                assertThat(each.isValid(1)).isTrue();
            }
        }
    }

    @Test
    void oneThatIsClosedWhileItsDatabaseIsAwayEndsToo() {
        server.kill();
        try {
            here.announce(ROOM);
            here.close();
            there.close();
            assertThat(Thread.getAllStackTraces().keySet())
                    .extracting(Thread::getName)
                    .doesNotContain("frontrow-notify", "frontrow-listen");
        } finally {
            server.restart();
        }
    }

    @Test
    void elsewhereTheDatabaseIsAsked() {
        try (H2Database database = H2Database.create()) {
            DataSource other = database.pool(1);
            assertThat(JdbcBackplane.create(other).checkEvery()).contains(Duration.ofMillis(250));
            assertThat(JdbcBackplane.create(other, Duration.ofSeconds(1)).checkEvery())
                    .contains(Duration.ofSeconds(1));
            assertThatIllegalArgumentException().isThrownBy(() -> JdbcBackplane.create(other, Duration.ofMillis(49)));
        }
    }

    /** Hints that are sent before the other one listens are lost, and nobody says when it does. */
    private void waitUntilHeard() throws InterruptedException {
        heardHere.clear();
        heardThere.clear();
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        boolean both = false;
        while (!both) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            here.announce(FIRST);
            there.announce(FIRST);
            both = heardThere.poll(50, TimeUnit.MILLISECONDS) != null
                    && heardHere.poll(50, TimeUnit.MILLISECONDS) != null;
        }
        // What is still under way arrives before this.
        here.announce(new RoomId("last"));
        while (!new RoomId("last").equals(heardThere.poll(5, TimeUnit.SECONDS))) {
            assertThat(System.nanoTime()).isLessThan(deadline);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
