package dev.frontrow.it.jdbc.kill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frontrow.it.databases.PostgresServer;
import java.nio.file.Path;
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

    @TempDir
    private Path folder;

    @Test
    @Timeout(value = 30, unit = TimeUnit.MINUTES)
    void nothingAcknowledgedIsLostDoubledOrMovedWhenTheServerIsKilled() throws Exception {
        Random random = Chance.random();
        try (PostgresServer database = PostgresServer.launch();
                NodeProcess server = new NodeProcess(database, NodeMain.SOUND, folder.resolve("server.log"));
                Crowd crowd = new Crowd(server.port(), random)) {
            for (int cycle = 0; cycle < CYCLES; cycle++) {
                crowd.awaitMore(150 + random.nextInt(100));
                LockSupport.parkNanos(random.nextInt(20_000_000)); // so that the kill is not tied to an acknowledgement
                server.killAndRestart();
            }
            crowd.awaitMore(50);
            Ledger ledger = crowd.stop();
            List<Stored> history = HistoryReader.read(server.port());
            System.out.println("server killed " + CYCLES + " times (seed " + Chance.seed() + "): " + ledger + ", "
                    + history.size() + " in history");
            assertThat(ledger.compare(history)).isEmpty();
            assertThat(ledger.count()).isGreaterThanOrEqualTo(150 * CYCLES);
        }
    }
}
