package dev.frontrow.it.jdbc.kill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frontrow.it.databases.H2Database;
import dev.frontrow.it.databases.PostgresServer;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The server is killed while eight clients send. {@code -Dfrontrow.kill.cycles=100} for the long version. */
class KillServerIT {

    private static final int CYCLES = Integer.getInteger("frontrow.kill.cycles", 10);
    private static final int A_CYCLE = 200;
    private static final int GATE = 9_009;
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    @TempDir
    private Path folder;

    @Test
    @Timeout(value = 30, unit = TimeUnit.MINUTES)
    void nothingAcknowledgedIsLostDoubledOrMovedWhenTheServerIsKilled() throws Exception {
        Random random = Chance.random();
        try (PostgresServer database = PostgresServer.launch();
                NodeProcess server = new NodeProcess(database, NodeMain.SOUND, folder.resolve("server.log"));
                Crowd crowd = new Crowd(server.port(), random)) {
            buildGate(database);
            for (int cycle = 0; cycle < CYCLES; cycle++) {
                crowd.awaitMore(A_CYCLE + random.nextInt(50));
                switch (random.nextInt(4)) {
                    case 0 -> killInsideATransaction(server, database);
                    case 1 -> killWithAnswersOnTheirWay(server, database);
                    default -> killAtAnyMoment(server, random);
                }
                server.start();
            }
            verify(server, crowd, "server", CYCLES);
        }
    }

    /** Its database dies with it, and is no server that would go on to write. */
    @Test
    @Timeout(value = 30, unit = TimeUnit.MINUTES)
    void nothingAcknowledgedIsLostWhenTheServerIsKilledThatHasH2InIt() throws Exception {
        Random random = Chance.random();
        int cycles = Math.max(3, CYCLES / 5);
        try (H2Database database = H2Database.create();
                NodeProcess server = new NodeProcess(database, NodeMain.SOUND, folder.resolve("server.log"));
                Crowd crowd = new Crowd(server.port(), random)) {
            for (int cycle = 0; cycle < cycles; cycle++) {
                crowd.awaitMore(A_CYCLE + random.nextInt(50));
                killAtAnyMoment(server, random);
                server.start();
            }
            verify(server, crowd, "server with H2", cycles);
        }
    }

    private static void verify(NodeProcess server, Crowd crowd, String what, int cycles) throws IOException {
        crowd.awaitMore(50);
        Ledger ledger = crowd.stop();
        List<Stored> history = HistoryReader.read(server.port());
        System.out.println(what + " killed " + cycles + " times (seed " + Chance.seed() + "): " + ledger + ", "
                + history.size() + " in history");
        assertThat(ledger.compare(history)).isEmpty();
        assertThat(ledger.count()).isGreaterThanOrEqualTo(A_CYCLE * cycles);
    }

    /** Not at the very moment of an acknowledgement. */
    private static void killAtAnyMoment(NodeProcess server, Random random) {
        LockSupport.parkNanos(random.nextInt(20_000_000));
        server.kill();
    }

    /** From now on who holds the lock {@value #GATE} alone keeps everybody inside the transaction that inserts a message. */
    private static void buildGate(PostgresServer database) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE FUNCTION gate() RETURNS trigger LANGUAGE plpgsql AS"
                    + " 'BEGIN PERFORM pg_advisory_xact_lock_shared(" + GATE + "); RETURN NEW; END'");
            statement.execute(
                    "CREATE TRIGGER gate BEFORE INSERT ON frontrow_message FOR EACH ROW EXECUTE FUNCTION gate()");
        }
    }

    /** It holds the lock of the room, and is kept inside its INSERT. */
    private static void killInsideATransaction(NodeProcess server, PostgresServer database) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_advisory_lock(" + GATE + ")");
            long deadline = System.nanoTime() + TIMEOUT.toNanos();
            while (!somebodyIsAtTheGate(statement)) {
                if (System.nanoTime() > deadline) {
                    throw new AssertionError("nobody inserts within " + TIMEOUT);
                }
                LockSupport.parkNanos(1_000_000);
            }
            server.kill();
        }
    }

    private static boolean somebodyIsAtTheGate(Statement statement) throws SQLException {
        try (ResultSet waiting = statement.executeQuery(
                "SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND objid = " + GATE + " AND NOT granted")) {
            return waiting.next();
        }
    }

    /** The database hears what was sent, a commit perhaps, when who sent it is dead. */
    private static void killWithAnswersOnTheirWay(NodeProcess server, PostgresServer database) {
        database.pause();
        server.kill();
        database.resume();
    }
}
