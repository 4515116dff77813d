package dev.frontrow.it.jdbc.kill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frontrow.chat.jdbc.JdbcChatStore;
import dev.frontrow.chat.jdbc.JdbcSchema;
import dev.frontrow.it.databases.H2Database;
import dev.frontrow.it.databases.PostgresServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the harness says of stores that do wrong: a check that was never seen to fail proves nothing. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class PlantedDefectsIT {

    @TempDir
    private Path folder;

    @Test
    void aServerThatAcknowledgesBeforeItCommitsLosesWhatItPromised() throws Exception {
        Random random = Chance.random();
        try (PostgresServer database = PostgresServer.launch();
                NodeProcess server =
                        new NodeProcess(database, NodeMain.ACKNOWLEDGES_FIRST, folder.resolve("server.log"));
                Crowd crowd = new Crowd(server.port(), random)) {
            for (int cycle = 0; cycle < 3; cycle++) {
                crowd.awaitMore(30);
                LockSupport.parkNanos(random.nextInt(20_000_000));
                server.kill();
                server.start();
            }
            crowd.awaitMore(10);
            Ledger ledger = crowd.stop();
            // Not yet committed does not count as lost: whoever gets the room's lock comes after the last late commit.
            execute(database.connect(), "SELECT id FROM frontrow_room FOR UPDATE");
            assertThat(ledger.compare(HistoryReader.read(server.port())))
                    .extracting(Finding::damage)
                    .contains(Damage.LOST);
        }
    }

    @Test
    void twoNodesThatDoNotLockTheRoomGiveOnePlaceTwice() throws Exception {
        try (PostgresServer database = PostgresServer.launch()) {
            DataSource pool = database.pool(4);
            JdbcSchema.migrate(pool);
            for (String constraint : List.of("place", "id", "key")) {
                execute(
                        database.connect(),
                        "ALTER TABLE frontrow_message DROP CONSTRAINT frontrow_message_" + constraint);
            }
            assertThat(TwoNodes.race(NoLocks.of(pool)))
                    .extracting(Finding::damage)
                    .contains(Damage.NOT_DENSE);
        }
    }

    @Test
    void twoNodesThatLockTheRoomGiveEveryPlaceOnce() throws Exception {
        try (PostgresServer database = PostgresServer.launch()) {
            DataSource pool = database.pool(4);
            JdbcSchema.migrate(pool);
            assertThat(TwoNodes.race(pool)).isEmpty();
        }
    }

    @Test
    void aStoreThatForgetsKeysDoublesWhatIsSentAgain() throws Exception {
        assertThat(sentAgain(true)).contains(Damage.DOUBLED);
    }

    @Test
    void aStoreThatKnowsItsKeysDoublesNothingThatIsSentAgain() throws Exception {
        assertThat(sentAgain(false)).isEmpty();
    }

    private static List<Damage> sentAgain(boolean forgetful) throws Exception {
        try (H2Database database = H2Database.create()) {
            DataSource pool = database.pool(4);
            JdbcSchema.migrate(pool);
            JdbcChatStore store = JdbcChatStore.builder(pool).build();
            try (ChatNode node = ChatNode.start(forgetful ? Forgetful.of(store) : store, 0);
                    Crowd crowd = new Crowd(node.port(), Chance.random())) {
                crowd.awaitMore(400); // one in twenty is sent again
                return crowd.stop().compare(HistoryReader.read(node.port())).stream()
                        .map(Finding::damage)
                        .toList();
            }
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (connection;
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
