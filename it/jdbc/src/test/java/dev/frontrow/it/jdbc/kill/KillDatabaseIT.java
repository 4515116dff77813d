package dev.frontrow.it.jdbc.kill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frontrow.it.databases.DatabaseServer;
import dev.frontrow.it.databases.MariaDbServer;
import dev.frontrow.it.databases.PostgresServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** All processes of the database are killed while eight clients send. {@code -Dfrontrow.kill.database.cycles=30} for the long version. */
@Timeout(value = 30, unit = TimeUnit.MINUTES)
class KillDatabaseIT {

    private static final int CYCLES = Integer.getInteger("frontrow.kill.database.cycles", 3);

    /** What is promised, and as much again for the pool, which waits longer after each failure to connect: 5 s at the most (HikariCP 7.1). */
    private static final Duration NORMAL_AGAIN = Duration.ofSeconds(10);

    @TempDir
    private Path folder;

    @Test
    void nothingAcknowledgedIsLostDoubledOrMovedWhenPostgresIsKilled() throws Exception {
        try (PostgresServer database = PostgresServer.launch()) {
            kill(database);
        }
    }

    @Test
    void nothingAcknowledgedIsLostDoubledOrMovedWhenMariaDbIsKilled() throws Exception {
        try (MariaDbServer database = MariaDbServer.launch()) {
            kill(database);
        }
    }

    private void kill(DatabaseServer database) throws Exception {
        Random random = Chance.random();
        Duration slowest = Duration.ZERO;
        try (NodeProcess server = new NodeProcess(database, NodeMain.SOUND, folder.resolve("server.log"));
                Crowd crowd = new Crowd(server.port(), random)) {
            for (int cycle = 0; cycle < CYCLES; cycle++) {
                crowd.awaitMore(150 + random.nextInt(100));
                LockSupport.parkNanos(random.nextInt(20_000_000)); // so that the kill is not tied to an acknowledgement
                database.kill();
                database.restart();
                long back = System.nanoTime();
                crowd.awaitMore(1);
                Duration normal = Duration.ofNanos(System.nanoTime() - back);
                slowest = normal.compareTo(slowest) > 0 ? normal : slowest;
            }
            crowd.awaitMore(50);
            Ledger ledger = crowd.stop();
            List<Stored> history = HistoryReader.read(server.port());
            System.out.println(database.name() + " killed " + CYCLES + " times (seed " + Chance.seed() + "): " + ledger
                    + ", " + history.size() + " in history; accepting again at most " + slowest.toMillis()
                    + " ms after it was back");
            assertThat(ledger.compare(history)).isEmpty();
            assertThat(ledger.count()).isGreaterThanOrEqualTo(150 * CYCLES);
            assertThat(slowest).isLessThan(NORMAL_AGAIN);
        }
    }
}
