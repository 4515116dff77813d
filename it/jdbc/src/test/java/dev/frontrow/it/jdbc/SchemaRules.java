package dev.frontrow.it.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.frontrow.chat.host.ChatUser;
import dev.frontrow.chat.host.Role;
import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.jdbc.JdbcChatStore;
import dev.frontrow.chat.jdbc.JdbcSchema;
import dev.frontrow.chat.jdbc.failure.DatabaseException;
import dev.frontrow.chat.jdbc.failure.SchemaException;
import dev.frontrow.chat.jdbc.schema.Scripts;
import dev.frontrow.chat.log.Position;
import dev.frontrow.chat.log.RoomState;
import dev.frontrow.chat.message.Body;
import dev.frontrow.chat.message.ChatMessage;
import dev.frontrow.chat.message.IdempotencyKey;
import dev.frontrow.chat.message.MessageId;
import dev.frontrow.chat.moderation.AuditEntry;
import dev.frontrow.chat.moderation.HiddenText;
import dev.frontrow.chat.moderation.ModerationAction;
import dev.frontrow.chat.moderation.Sanction;
import dev.frontrow.chat.moderation.SanctionKind;
import dev.frontrow.chat.store.AuditQuery;
import dev.frontrow.chat.store.Batch;
import dev.frontrow.chat.store.Entry;
import dev.frontrow.chat.store.EntryOutcome;
import dev.frontrow.chat.store.KeyQuery;
import dev.frontrow.chat.store.LogQuery;
import dev.frontrow.chat.store.MessageQuery;
import dev.frontrow.chat.store.Receipt;
import dev.frontrow.it.databases.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How tables come, how they are brought up to date, and what is said where they are not. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 60, unit = TimeUnit.SECONDS)
abstract class SchemaRules {

    static final ChatUser ANN = new ChatUser(new UserId("ann"), "Ann", Role.VIEWER);
    private static final RoomId OLD = new RoomId("old");
    private static final int NODES = 6;
    private static final List<String> TABLES = List.of(
            "schema", "log", "room", "message", "change", "sanction", "audit", "hidden", "purge", "chatter", "said");

    TestDatabase database;
    DataSource pool;

    abstract TestDatabase database();

    /** The folder of its scripts. */
    abstract String product();

    @BeforeAll
    void start() {
        database = database();
        pool = database.pool(NODES);
    }

    @AfterAll
    void stop() {
        database.close();
    }

    @BeforeEach
    void dropAll() throws SQLException {
        for (String table : TABLES) {
            execute("DROP TABLE IF EXISTS frontrow_" + table);
        }
    }

    @Test
    void nodesThatMigrateAtOnceMakeTheTablesOnce() throws SQLException {
        List<CompletableFuture<Void>> nodes = IntStream.range(0, NODES)
                .mapToObj(i -> CompletableFuture.runAsync(() -> JdbcSchema.migrate(pool)))
                .toList();
        nodes.forEach(CompletableFuture::join);
        JdbcSchema.check(pool);
        assertThat(count("frontrow_schema")).isEqualTo(JdbcSchema.version());
        assertThat(count("frontrow_log")).isEqualTo(1);
    }

    @Test
    void anEmptyDatabaseIsToldWhatIsMissing() {
        for (Runnable look : List.<Runnable>of(
                () -> JdbcSchema.check(pool),
                () -> JdbcSchema.newEpoch(pool),
                () -> JdbcChatStore.builder(pool).build())) {
            assertThatThrownBy(look::run)
                    .isInstanceOf(SchemaException.class)
                    .hasMessageContaining("version 0 (expected: " + JdbcSchema.version() + "; missing: [V1__chat.sql")
                    .hasMessageContaining("of dev/frontrow/chat/jdbc/" + product());
        }
    }

    @Test
    void flywayAppliesTheSameFiles() {
        Flyway flyway = Flyway.configure()
                .dataSource(pool)
                .locations("classpath:dev/frontrow/chat/jdbc/" + product())
                .cleanDisabled(false)
                .load();
        try {
            assertThat(flyway.migrate().migrationsExecuted).isEqualTo(JdbcSchema.version());
            JdbcSchema.check(pool);
            JdbcSchema.migrate(pool); // finds nothing to do
            assertThat(flyway.migrate().migrationsExecuted).isZero();
            try (JdbcChatStore store = JdbcChatStore.builder(pool).build()) {
                assertThat(say(store, OLD, "hi", null)).isInstanceOf(EntryOutcome.Done.class);
            }
        } finally {
            flyway.clean();
        }
    }

    /** As docs/database.md shows it: with a history of its own, from version 0 on. */
    @Test
    void aHostThatHasFlywayAlreadyAppliesThemBesideItsOwn() {
        Flyway own = Flyway.configure()
                .dataSource(pool)
                .locations("classpath:host")
                .cleanDisabled(false)
                .load();
        try {
            assertThat(own.migrate().migrationsExecuted).isEqualTo(2);
            Flyway chat = Flyway.configure()
                    .dataSource(pool)
                    .locations("classpath:dev/frontrow/chat/jdbc/" + product())
                    .table("frontrow_flyway")
                    .baselineOnMigrate(true)
                    .baselineVersion("0")
                    .load();
            assertThat(chat.migrate().migrationsExecuted).isEqualTo(JdbcSchema.version());
            JdbcSchema.check(pool);
            assertThat(own.migrate().migrationsExecuted).isZero();
            assertThat(chat.migrate().migrationsExecuted).isZero();
        } finally {
            own.clean();
        }
    }

    @Test
    void tablesThatNeedANewerLibraryAreLeftAlone() throws SQLException {
        JdbcSchema.migrate(pool);
        int newer = JdbcSchema.version() + 1;
        applied(newer, newer);
        for (Runnable look : List.<Runnable>of(
                () -> JdbcSchema.check(pool),
                () -> JdbcSchema.migrate(pool),
                () -> JdbcChatStore.builder(pool).build())) {
            assertThatThrownBy(look::run)
                    .isInstanceOf(SchemaException.class)
                    .hasMessageContaining(
                            "version " + newer + " (expected: " + JdbcSchema.version() + "; a newer library")
                    .hasMessageContaining("need one of version " + newer + " or newer");
        }
    }

    @Test
    void aLibraryStartsOnNewerTablesThatAreSaidToBeGoodForIt() throws SQLException {
        JdbcSchema.migrate(pool);
        applied(JdbcSchema.version() + 1, JdbcSchema.version() - 1);
        applied(JdbcSchema.version() + 2, JdbcSchema.version());
        JdbcSchema.check(pool);
        JdbcSchema.migrate(pool); // finds nothing to do
        try (JdbcChatStore store = JdbcChatStore.builder(pool).build()) {
            assertThat(say(store, OLD, "hi", null)).isInstanceOf(EntryOutcome.Done.class);
        }
        applied(JdbcSchema.version() + 3, JdbcSchema.version() + 1);
        applied(JdbcSchema.version() + 4, JdbcSchema.version()); // a slip of its authors: the stricter word counts
        assertThatThrownBy(() -> JdbcChatStore.builder(pool).build()).isInstanceOf(SchemaException.class);
    }

    /** As the script of a newer library would say. */
    private void applied(int version, int compatibleFrom) throws SQLException {
        execute("INSERT INTO frontrow_schema (version, applied_at, compatible_from) VALUES (" + version + ", 0, "
                + compatibleFrom + ")");
    }

    @Test
    void aNewEpochIsNoticedByServersThatRunAndByThoseThatStartAfterIt() {
        JdbcSchema.migrate(pool);
        JdbcChatStore running = JdbcChatStore.builder(pool).build();
        say(running, OLD, "before", null);
        Position before = running.open(OLD).head();

        JdbcSchema.newEpoch(pool);

        Position after = JdbcChatStore.builder(pool).build().open(OLD).head();
        assertThat(running.open(OLD).head()).isEqualTo(after);
        assertThat(running.versions(List.of(OLD)).get(OLD).head()).isEqualTo(after);
        assertThat(after.seq()).isEqualTo(before.seq());
        assertThat(after.epoch()).isNotEqualTo(before.epoch()).matches("[a-z0-9]{12}");
    }

    /** Wherever it died: what was done is not done again, and what was not done is. */
    @Test
    void aMigrationThatDiedHalfWayIsFinishedByTheNext() throws SQLException {
        boolean died = true;
        for (int statements = 0; died; statements += 3) {
            dropAll();
            try {
                JdbcSchema.migrate(new DyingPool(database, statements).dataSource());
                died = false;
            } catch (DatabaseException e) {
                died = true;
            }
            JdbcSchema.migrate(pool);
            assertThat(count("frontrow_schema")).isEqualTo(JdbcSchema.version());
            assertThat(count("frontrow_log")).isEqualTo(1);
            try (JdbcChatStore store = JdbcChatStore.builder(pool).build()) {
                assertThat(say(store, OLD, "hi", IdempotencyKey.of(ANN.id(), "k", List.of())))
                        .isInstanceOf(EntryOutcome.Done.class);
            }
        }
    }

    /** Somebody holds the lock by hand, as a node does that is being upgraded and takes its time. */
    void nodesWaitForTheLock(String lock, String unlock) throws Exception {
        try (Connection holder = database.connect();
                Statement statement = holder.createStatement()) {
            statement.execute(lock);
            assertThatThrownBy(() -> JdbcSchema.migrate(pool, Duration.ofSeconds(1)))
                    .isInstanceOf(SchemaException.class)
                    .hasMessageContaining("being changed by another connection");
            assertThatThrownBy(() -> JdbcSchema.check(pool)).hasMessageContaining("version 0");

            List<CompletableFuture<Void>> nodes = IntStream.range(0, 2)
                    .mapToObj(i -> CompletableFuture.runAsync(() -> JdbcSchema.migrate(pool)))
                    .toList();
            statement.execute(unlock);
            for (CompletableFuture<Void> node : nodes) {
                node.get(30, TimeUnit.SECONDS);
            }
        }
        JdbcSchema.check(pool);
        assertThat(count("frontrow_schema")).isEqualTo(JdbcSchema.version());
    }

    static IntStream versions() {
        return IntStream.rangeClosed(0, JdbcSchema.version());
    }

    /** The rows of each version are those that its release wrote, and are never changed. */
    @ParameterizedTest
    @MethodSource("versions")
    void fromEveryVersionOnWhatWasThereIsThereAfterwards(int version) throws SQLException {
        for (int each = 1; each <= version; each++) {
            for (String sql : ScriptFiles.statements(product(), each)) {
                execute(sql);
            }
        }
        if (version > 0) {
            for (String sql : ScriptFiles.rows(version)) {
                execute(sql);
            }
        }

        JdbcSchema.migrate(pool);

        try (JdbcChatStore store = JdbcChatStore.builder(pool).build()) {
            if (version > 0) {
                readOldRows(store, version);
            }
            RoomId room = new RoomId("new-after-" + version);
            assertThat(say(store, room, "hi", null)).isInstanceOf(EntryOutcome.Done.class);
            assertThat(store.open(room).head().seq()).isEqualTo(1);
        }
    }

    /** It would let through what the modes of a room forbid. */
    @Test
    void aLibraryOfVersionThreeIsToldThatItIsTooOld() {
        JdbcSchema.migrate(pool);
        Scripts three = new Scripts(
                "chat tables", "frontrow_schema", "", List.of("V1__chat.sql", "V2__chat.sql", "V3__chat.sql"));
        for (Runnable start :
                List.<Runnable>of(() -> three.check(pool), () -> three.migrate(pool, Scripts.DEFAULT_TIMEOUT))) {
            assertThatThrownBy(start::run)
                    .isInstanceOf(SchemaException.class)
                    .hasMessage("chat tables: version 4 (expected: 3; a newer library has been here,"
                            + " and these tables need one of version 4 or newer)");
        }
        JdbcSchema.check(pool);
    }

    private static void readOldRows(JdbcChatStore store, int version) {
        List<ChatMessage> messages =
                store.messages(new MessageQuery.After(OLD, 0, 10)).orElseThrow().items();
        assertThat(messages).extracting(ChatMessage::seq).containsExactly(1L, 2L);
        assertThat(messages.get(0).author())
                .isEqualTo(new ChatUser(new UserId("ann"), "Änn 🎈", Role.SUBSCRIBER, List.of("founder", "tier-3")));
        assertThat(messages.get(1).isDeleted()).isTrue();
        assertThat(store.log(new LogQuery(OLD, 0, 3))).hasSize(3);
        assertThat(store.known(new KeyQuery(OLD, new UserId("ann"), "key-1"))).isPresent();
        String named = version >= 3 ? "Bob 🎈" : null;
        assertThat(store.open(OLD).sanctions())
                .containsExactly(new Sanction(
                        SanctionKind.BAN,
                        new UserId("bob"),
                        named,
                        null,
                        "enough",
                        new UserId("mo"),
                        named == null ? null : "Mo",
                        Instant.ofEpochMilli(1767268803000L)));
        assertThat(store.audit(new AuditQuery(OLD, null, 10)).items())
                .hasSize(2)
                .allSatisfy(entry -> assertThat(entry.targetName()).isEqualTo(named))
                .last()
                .satisfies(entry ->
                        assertThat(entry.hidden()).containsExactly(new HiddenText(new MessageId("message-2"), "rude")));
        assertThat(store.open(OLD).state())
                .isEqualTo(RoomState.of(store.open(OLD).head()));
        assertThat(isFirst(say(store, OLD, ANN, "next"))).isFalse();
        assertThat(isFirst(say(store, OLD, new ChatUser(new UserId("new"), "New", Role.VIEWER), "hi")))
                .isTrue();
        assertThat(store.open(OLD).head().seq()).isEqualTo(5);
        restoresWhatWasDeletedBefore(store);
    }

    private static void restoresWhatWasDeletedBefore(JdbcChatStore store) {
        ModerationAction restore = new ModerationAction.Restore(new MessageId("message-2"));
        AuditEntry audit =
                new AuditEntry("audit-3", OLD, Instant.now(), null, restore, new UserId("bob"), null, null, List.of());
        assertThat(store.append(new Batch(OLD, List.of(new Entry.NewAction(audit, null))))
                        .outcomes()
                        .get(0))
                .isInstanceOf(EntryOutcome.Done.class);
        assertThat(store.messages(new MessageQuery.One(OLD, new MessageId("message-2")))
                        .orElseThrow()
                        .items()
                        .get(0)
                        .body())
                .isEqualTo(new Body.Text("rude", null));
    }

    private static EntryOutcome say(JdbcChatStore store, RoomId room, ChatUser author, String text) {
        MessageId id = new MessageId("m-" + System.nanoTime());
        Entry.NewMessage message = new Entry.NewMessage(id, author, text, null, Instant.now(), null);
        return store.append(new Batch(room, List.of(message))).outcomes().get(0);
    }

    private static boolean isFirst(EntryOutcome outcome) {
        Receipt.Posted posted = (Receipt.Posted) ((EntryOutcome.Done) outcome).receipt();
        return ((Body.Text) posted.message().body()).first();
    }

    static EntryOutcome say(JdbcChatStore store, RoomId room, String text, IdempotencyKey key) {
        MessageId id = new MessageId("m-" + System.nanoTime());
        Entry.NewMessage message = new Entry.NewMessage(id, ANN, text, null, Instant.now(), key);
        return store.append(new Batch(room, List.of(message))).outcomes().get(0);
    }

    /** A store works for this user; nothing else is theirs to do. */
    static void worksWithRightsOnRowsOnly(DataSource restricted) {
        assertThatCode(() -> JdbcSchema.migrate(restricted)).doesNotThrowAnyException(); // nothing is to be done
        RoomId room = new RoomId("restricted");
        try (JdbcChatStore store = JdbcChatStore.builder(restricted).build()) {
            assertThat(say(store, room, "hi", IdempotencyKey.of(ANN.id(), "k", List.of())))
                    .isInstanceOf(EntryOutcome.Done.class);
            assertThat(store.messages(new MessageQuery.Before(room, 10, 10))
                            .orElseThrow()
                            .items())
                    .hasSize(1);
            store.prune();
            assertThat(store.personalData().orElseThrow().erase(ANN.id())).isEqualTo(1);
        }
    }

    void execute(String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private long count(String table) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT count(*) FROM " + table)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
