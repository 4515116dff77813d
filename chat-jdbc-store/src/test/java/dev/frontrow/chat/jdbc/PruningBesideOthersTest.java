package dev.frontrow.chat.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.frontrow.chat.host.ChatUser;
import dev.frontrow.chat.host.Role;
import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.jdbc.failure.DatabaseException;
import dev.frontrow.chat.jdbc.sql.Statements;
import dev.frontrow.chat.message.MessageId;
import dev.frontrow.chat.store.Batch;
import dev.frontrow.chat.store.Entry;
import dev.frontrow.chat.testkit.ManualTime;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is too old goes, whatever others do or keep. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class PruningBesideOthersTest {

    private static final RoomId ROOM = new RoomId("room");
    private static final RoomId OTHER = new RoomId("other");
    private static final PruneResult NOTHING = new PruneResult(0, 0, 0, 0, 0);
    private static final Retention A_WEEK = Retention.keepAll().messagesFor(Duration.ofDays(7));

    private final ManualTime time = new ManualTime();
    private final DataSource database = H2.inMemory();

    @BeforeEach
    void migrate() {
        JdbcSchema.migrate(database);
    }

    @Test
    void aNodeThatKeepsEverythingDoesNotPutOffAnotherForLongerThanADay() throws SQLException {
        JdbcChatStore keeper = store(Retention.keepAll());
        JdbcChatStore weekly = store(A_WEEK);
        weekly.prune(); // the first time it looks at all rooms, whatever was noted down
        say(keeper, ROOM, "ann");
        assertThat(keeper.prune()).isEqualTo(NOTHING);

        time.advance(Duration.ofDays(7).plusMillis(1));

        assertThat(weekly.prune()).isEqualTo(new PruneResult(1, 0, 0, 0, 0));
    }

    @Test
    void norDoesAPurgeWhoseRowsSomebodyHasLocked() throws SQLException {
        JdbcChatStore weekly = store(A_WEEK);
        say(weekly, ROOM, "ann");
        time.advance(Duration.ofDays(8));
        say(weekly, OTHER, "flood");
        execute(database.getConnection(), "SET DEFAULT_LOCK_TIMEOUT 20");
        execute(
                database.getConnection(),
                "INSERT INTO frontrow_purge (room, author, up_to, made_by)"
                        + " SELECT room, author, seq, 'system' FROM frontrow_message WHERE author = 'flood'");
        try (Connection somebody = database.getConnection()) {
            somebody.setAutoCommit(false);
            try (Statement statement = somebody.createStatement()) {
                statement.execute("SELECT * FROM frontrow_message WHERE author = 'flood' FOR UPDATE");
            }

            assertThatThrownBy(weekly::prune).isInstanceOf(DatabaseException.class);

            assertThat(rows("frontrow_message WHERE author = 'ann'")).isZero();
            somebody.rollback();
        }
        weekly.prune();
        assertThat(rows("frontrow_purge")).isZero();
        assertThat(rows("frontrow_message WHERE text IS NOT NULL")).isZero();
    }

    private JdbcChatStore store(Retention retention) {
        return JdbcChatStore.builder(database)
                .retention(retention)
                .networkTimeout(Duration.ofSeconds(1))
                .pruneByHand()
                .clock(time)
                .build();
    }

    private void say(JdbcChatStore store, RoomId room, String user) {
        ChatUser author = new ChatUser(new UserId(user), user, Role.VIEWER);
        MessageId id = new MessageId("message-of-" + user);
        store.append(new Batch(room, List.of(new Entry.NewMessage(id, author, "hi", null, time.instant(), null))));
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (connection;
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private long rows(String from) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return Statements.first(connection, "SELECT count(*) AS n FROM " + from, row -> row.getLong("n"))
                    .orElseThrow();
        }
    }
}
