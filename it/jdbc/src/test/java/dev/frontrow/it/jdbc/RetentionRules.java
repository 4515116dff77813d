package dev.frontrow.it.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frontrow.chat.host.ChatUser;
import dev.frontrow.chat.host.Role;
import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.jdbc.JdbcChatStore;
import dev.frontrow.chat.jdbc.JdbcSchema;
import dev.frontrow.chat.jdbc.PruneResult;
import dev.frontrow.chat.jdbc.Retention;
import dev.frontrow.chat.message.ChatMessage;
import dev.frontrow.chat.message.IdempotencyKey;
import dev.frontrow.chat.message.MessageId;
import dev.frontrow.chat.message.SortableIds;
import dev.frontrow.chat.moderation.AuditEntry;
import dev.frontrow.chat.moderation.ModerationAction;
import dev.frontrow.chat.store.AuditQuery;
import dev.frontrow.chat.store.Batch;
import dev.frontrow.chat.store.Entry;
import dev.frontrow.chat.store.EntryOutcome;
import dev.frontrow.chat.store.KeyQuery;
import dev.frontrow.chat.store.MessagePage;
import dev.frontrow.chat.store.MessageQuery;
import dev.frontrow.chat.store.Receipt;
import dev.frontrow.chat.testkit.ManualTime;
import dev.frontrow.it.databases.TestDatabase;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;

/** What is pruned is gone, and nobody who reads or writes meanwhile notices. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 120, unit = TimeUnit.SECONDS)
abstract class RetentionRules {

    private static final ChatUser ANN = new ChatUser(new UserId("ann"), "Ann", Role.VIEWER);
    private static final ChatUser MO = new ChatUser(new UserId("mo"), "Mo", Role.MODERATOR);
    private static final int MANY = 100_000;
    private static final int KEPT = 1_000;

    private final ManualTime time = new ManualTime();
    private final SortableIds ids = new SortableIds(time, new SecureRandom());
    private TestDatabase database;
    private DataSource pool;

    abstract TestDatabase database();

    @BeforeAll
    void start() {
        database = database();
        pool = database.pool(8);
        JdbcSchema.migrate(pool);
    }

    @AfterAll
    void stop() {
        database.close();
    }

    /** Pruning is about all rooms there are. */
    @BeforeEach
    void empty() throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            for (String table : List.of("room", "message", "change", "sanction", "audit", "hidden", "chatter")) {
                statement.execute("TRUNCATE TABLE frontrow_" + table);
            }
        }
    }

    @Test
    void byAgeAndByCountWithKeysThatAreKnownForADay(TestInfo info) {
        RoomId room = room(info);
        JdbcChatStore store =
                store(Retention.keepAll().messagesFor(Duration.ofDays(2)).messagesPerRoom(100));
        IdempotencyKey key = IdempotencyKey.of(ANN.id(), "k", List.of("secret"));
        MessageId keyed = post(store, room, message("secret", key)).id();
        say(store, room, 600);
        say(store, room, 600);
        assertThat(store.prune()).isEqualTo(new PruneResult(1_100, 1, 0, 0, 0));
        assertThat(store.messages(new MessageQuery.One(room, keyed))
                        .orElseThrow()
                        .items())
                .isEmpty();
        assertThat(before(store, room, 1_102, 10)).isEmpty();
        assertThat(before(store, room, Long.MAX_VALUE, 200).orElseThrow().items())
                .hasSize(100);

        time.advance(Duration.ofHours(24));
        assertThat(store.prune()).isEqualTo(new PruneResult(0, 0, 0, 0, 0));
        EntryOutcome again = append(store, room, message("secret", key)).get(0);
        ChatMessage known = ((Receipt.Posted) ((EntryOutcome.Repeated) again).first()).message();
        assertThat(known.id()).isEqualTo(keyed);
        assertThat(known.isDeleted()).isTrue();

        time.advance(Duration.ofDays(2));
        assertThat(store.prune()).isEqualTo(new PruneResult(101, 0, 0, 0, 0));
        assertThat(store.known(new KeyQuery(room, ANN.id(), "k"))).isEmpty();
        assertThat(before(store, room, Long.MAX_VALUE, 10)).isEmpty();
        assertThat(post(store, room, message("next", key)).seq()).isEqualTo(1_202);
    }

    @Test
    void auditEntriesAndSanctionsThatEnded(TestInfo info) {
        RoomId room = room(info);
        JdbcChatStore store = store(Retention.keepAll().auditFor(Duration.ofDays(30)));
        for (int i = 0; i < 60; i++) {
            ChatMessage message = post(store, room, message("hidden " + i, null));
            append(store, room, action(room, new ModerationAction.Delete(message.id()), ANN.id(), null));
        }
        Duration hour = Duration.ofHours(1);
        append(store, room, action(room, new ModerationAction.Mute(ANN.id(), hour), ANN.id(), hour));
        append(store, room, action(room, new ModerationAction.Ban(ANN.id(), null), ANN.id(), null));
        time.advance(Duration.ofDays(30));
        assertThat(store.prune()).isEqualTo(new PruneResult(0, 0, 0, 0, 1));
        time.advance(Duration.ofMillis(1));
        assertThat(store.prune()).isEqualTo(new PruneResult(0, 0, 0, 62, 0));
        assertThat(store.audit(new AuditQuery(room, null, 10)).items()).isEmpty();
        assertThat(store.open(room).sanctions()).hasSize(1);
    }

    @Test
    void writersGoOnAndReadersSeeNoHoleWhileAHundredThousandRowsGo(TestInfo info, TestReporter reporter) {
        RoomId room = room(info);
        JdbcChatStore store = store(Retention.keepAll().messagesPerRoom(KEPT));
        for (int i = 0; i < MANY / KEPT; i++) {
            say(store, room, KEPT);
        }
        long quiet = slowestOf(store, room, 200);

        long start = System.nanoTime();
        CompletableFuture<PruneResult> pruning = CompletableFuture.supplyAsync(store::prune);
        CompletableFuture<Long> reading = CompletableFuture.supplyAsync(() -> pages(store, room, pruning));
        long slowest = 0;
        long appends = 0;
        do {
            slowest = Math.max(slowest, slowestOf(store, room, 20));
            appends += 20;
        } while (!pruning.isDone());
        long took = System.nanoTime() - start;

        long head = MANY + 200 + appends;
        long pruned = pruning.join().messages() + pruning.join().texts();
        assertThat(store.open(room).head().seq()).isEqualTo(head);
        assertThat(pruned).isBetween((long) MANY + 200 - KEPT, head - KEPT);
        assertThat(count(store, room)).isEqualTo(head - pruned);
        reporter.publishEntry(
                "prune",
                "%s: %,d of %,d rows pruned in %d ms; slowest of %d appends beside it %d ms, of 200 before it %d ms; %d pages read"
                        .formatted(
                                database.name(),
                                pruning.join().messages(),
                                MANY,
                                took / 1_000_000,
                                appends,
                                slowest / 1_000_000,
                                quiet / 1_000_000,
                                reading.join()));
    }

    private long slowestOf(JdbcChatStore store, RoomId room, int count) {
        long slowest = 0;
        for (int i = 0; i < count; i++) {
            long start = System.nanoTime();
            post(store, room, message("beside", null));
            slowest = Math.max(slowest, System.nanoTime() - start);
        }
        return slowest;
    }

    /** Walks back again and again from the newest; every place of this room has a message. */
    private long pages(JdbcChatStore store, RoomId room, CompletableFuture<PruneResult> pruning) {
        long pages = 0;
        do {
            long last = store.open(room).head().seq() + 1;
            Optional<MessagePage> page = before(store, room, last, 100);
            while (page.isPresent() && !page.get().items().isEmpty()) {
                for (ChatMessage message : page.get().items()) {
                    assertThat(message.seq()).isEqualTo(last - 1);
                    assertThat(message.isDeleted()).isFalse();
                    last = message.seq();
                }
                pages++;
                page = page.get().more() && pages % 50 != 0 ? before(store, room, last, 100) : Optional.empty();
            }
        } while (!pruning.isDone());
        return pages;
    }

    private long count(JdbcChatStore store, RoomId room) {
        return before(store, room, Long.MAX_VALUE, 100_000)
                .orElseThrow()
                .items()
                .size();
    }

    private JdbcChatStore store(Retention retention) {
        return JdbcChatStore.builder(pool)
                .retention(retention)
                .pruneByHand()
                .clock(time)
                .build();
    }

    /** As many as that, and of a thousand every tenth with a key. */
    private void say(JdbcChatStore store, RoomId room, int count) {
        append(
                store,
                room,
                IntStream.range(0, count)
                        .mapToObj(i -> message(
                                "message " + i,
                                count < KEPT || i % 10 != 0
                                        ? null
                                        : IdempotencyKey.of(ANN.id(), ids.next(), List.of())))
                        .toArray(Entry[]::new));
    }

    private Entry.NewMessage message(String text, IdempotencyKey key) {
        return new Entry.NewMessage(
                new MessageId(ids.next()), ANN, text, null, time.instant().truncatedTo(ChronoUnit.MILLIS), key);
    }

    private Entry.NewAction action(RoomId room, ModerationAction action, UserId target, Duration duration) {
        return new Entry.NewAction(
                new AuditEntry(
                        ids.next(),
                        room,
                        time.instant(),
                        MO,
                        action,
                        target,
                        duration == null ? null : time.instant().plus(duration),
                        "because",
                        List.of()),
                null);
    }

    private static ChatMessage post(JdbcChatStore store, RoomId room, Entry entry) {
        EntryOutcome outcome = append(store, room, entry).get(0);
        return ((Receipt.Posted) ((EntryOutcome.Done) outcome).receipt()).message();
    }

    private static List<EntryOutcome> append(JdbcChatStore store, RoomId room, Entry... entries) {
        return store.append(new Batch(room, List.of(entries))).outcomes();
    }

    private static Optional<MessagePage> before(JdbcChatStore store, RoomId room, long seq, int limit) {
        return store.messages(new MessageQuery.Before(room, seq, limit));
    }

    private static RoomId room(TestInfo info) {
        return new RoomId(info.getTestMethod().orElseThrow().getName());
    }
}
