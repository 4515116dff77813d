package dev.frontrow.it.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.frontrow.chat.host.ChatUser;
import dev.frontrow.chat.host.Role;
import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.jdbc.JdbcChatStore;
import dev.frontrow.chat.jdbc.JdbcSchema;
import dev.frontrow.chat.log.Position;
import dev.frontrow.chat.log.RoomEvent;
import dev.frontrow.chat.message.MessageId;
import dev.frontrow.chat.moderation.AuditEntry;
import dev.frontrow.chat.moderation.ModerationAction;
import dev.frontrow.chat.result.RefusalCode;
import dev.frontrow.chat.store.Batch;
import dev.frontrow.chat.store.ChatStore;
import dev.frontrow.chat.store.Entry;
import dev.frontrow.chat.store.EntryOutcome;
import dev.frontrow.chat.store.LogQuery;
import dev.frontrow.chat.store.SeenEvent;
import dev.frontrow.it.databases.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** Under REPEATABLE READ: who waited for the row of a room sees what was committed meanwhile, and does not decide by what there was before. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 60, unit = TimeUnit.SECONDS)
abstract class WaitingForARoomRules {

    private static final Duration TIMEOUT = Duration.ofSeconds(40);
    private static final ChatUser ANN = new ChatUser(new UserId("ann"), "Ann", Role.VIEWER);
    private static final ChatUser MO = new ChatUser(new UserId("mo"), "Mo", Role.MODERATOR);
    private static final ChatUser MAX = new ChatUser(new UserId("max"), "Max", Role.VIEWER);
    private static final int BEFORE = 10;
    private static final int LOST = 5;

    private final ExecutorService threads = Executors.newFixedThreadPool(2);
    private final RoomId room = new RoomId("stage");
    private TestDatabase database;
    private HikariDataSource pool;

    abstract TestDatabase database();

    /** Counts the transactions that wait for a lock. */
    abstract String selectWaiting();

    @BeforeAll
    void start() {
        database = database();
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(database.url());
        config.setUsername(database.user());
        config.setPassword(database.password());
        config.setTransactionIsolation("TRANSACTION_REPEATABLE_READ");
        config.setMaximumPoolSize(4);
        pool = new HikariDataSource(config);
        JdbcSchema.migrate(pool);
    }

    @AfterAll
    void stop() {
        threads.shutdownNow();
        pool.close();
        database.close();
    }

    @Test
    void aLogThatOutgrewItsLossMeanwhileIsStillFoundOut() throws Exception {
        HeldCommit held = new HeldCommit(pool);
        try (ChatStore store = store();
                ChatStore other = JdbcChatStore.builder(held.pool())
                        .networkTimeout(TIMEOUT)
                        .build()) {
            for (int i = 0; i < BEFORE; i++) {
                say(store, ANN);
            }
            Position head = store.open(room).head();
            RoomEvent newest =
                    store.log(new LogQuery(room, head.seq() - 1, head.seq())).get(0);
            loseTheLast();

            String now = meanwhile(
                    held,
                    () -> other.append(new Batch(room, grown())),
                    () -> store.renewEpochIfLost(new SeenEvent(room, head, Optional.of(newest))));

            assertThat(now).isNotEqualTo(head.epoch());
            assertThat(store.renewEpochIfLost(new SeenEvent(room, head, Optional.of(newest))))
                    .isEqualTo(now);
        }
    }

    @Test
    void whoWasBannedMeanwhileIsRefused() throws Exception {
        HeldCommit held = new HeldCommit(pool);
        try (ChatStore store = store();
                ChatStore other = JdbcChatStore.builder(held.pool())
                        .networkTimeout(TIMEOUT)
                        .build()) {
            ChatUser bob = new ChatUser(new UserId("bob-" + UUID.randomUUID()), "Bob", Role.VIEWER);
            say(store, bob);

            EntryOutcome outcome = meanwhile(
                    held,
                    () -> other.append(new Batch(room, List.of(bans(bob)))),
                    () -> store.append(new Batch(room, List.of(says(bob))))
                            .outcomes()
                            .get(0));

            assertThat(outcome)
                    .isInstanceOfSatisfying(
                            EntryOutcome.Rejected.class,
                            rejected -> assertThat(rejected.refusal().code()).isEqualTo(RefusalCode.BANNED));
        }
    }

    /** What the second answers that began before the first had committed, and waited for it. */
    private <T> T meanwhile(HeldCommit held, Callable<?> first, Callable<T> second) throws Exception {
        held.hold();
        Future<?> writing = threads.submit(first);
        held.awaitIt();
        Future<T> waiting = threads.submit(second);
        while (waiting() == 0 && !waiting.isDone()) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
        assertThat(waiting).isNotDone();
        held.allow();
        writing.get();
        return waiting.get();
    }

    private ChatStore store() {
        return JdbcChatStore.builder(pool).networkTimeout(TIMEOUT).build();
    }

    private void say(ChatStore store, ChatUser author) {
        assertThat(store.append(new Batch(room, List.of(says(author)))).outcomes())
                .hasOnlyElementsOfType(EntryOutcome.Done.class);
    }

    /** As many as were lost, and one more; an action among them, so that it is a transaction of several statements everywhere. */
    private List<Entry> grown() {
        List<Entry> grown = new ArrayList<>(List.of(bans(MAX)));
        for (int i = 0; i <= LOST; i++) {
            grown.add(says(ANN));
        }
        return grown;
    }

    private static Entry says(ChatUser author) {
        return new Entry.NewMessage(
                new MessageId(UUID.randomUUID().toString()), author, "hi", null, Instant.now(), null);
    }

    private Entry bans(ChatUser user) {
        ModerationAction ban = new ModerationAction.Ban(user.id(), null);
        return new Entry.NewAction(
                new AuditEntry(
                        UUID.randomUUID().toString(), room, Instant.now(), MO, ban, user.id(), null, null, List.of()),
                null);
    }

    /** As a replica that is promoted without them. */
    private void loseTheLast() throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("DELETE FROM frontrow_message WHERE seq >" + " (SELECT r.head - " + LOST
                    + " FROM frontrow_room r WHERE r.no = frontrow_message.room)");
            statement.execute("UPDATE frontrow_room SET head = head - " + LOST);
        }
    }

    private long waiting() throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(selectWaiting())) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
