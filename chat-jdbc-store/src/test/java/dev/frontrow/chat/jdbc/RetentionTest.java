package dev.frontrow.chat.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frontrow.chat.host.ChatUser;
import dev.frontrow.chat.host.Role;
import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.jdbc.sql.Statements;
import dev.frontrow.chat.message.ChatMessage;
import dev.frontrow.chat.message.DeletedBy;
import dev.frontrow.chat.message.IdempotencyKey;
import dev.frontrow.chat.message.MessageId;
import dev.frontrow.chat.message.SortableIds;
import dev.frontrow.chat.mode.Mode;
import dev.frontrow.chat.mode.ModeChange;
import dev.frontrow.chat.moderation.AuditEntry;
import dev.frontrow.chat.moderation.ModerationAction;
import dev.frontrow.chat.moderation.RoomAction;
import dev.frontrow.chat.moderation.Sanction;
import dev.frontrow.chat.store.AuditQuery;
import dev.frontrow.chat.store.Batch;
import dev.frontrow.chat.store.Entry;
import dev.frontrow.chat.store.EntryOutcome;
import dev.frontrow.chat.store.KeyQuery;
import dev.frontrow.chat.store.LogQuery;
import dev.frontrow.chat.store.MessagePage;
import dev.frontrow.chat.store.MessageQuery;
import dev.frontrow.chat.store.Receipt;
import dev.frontrow.chat.testkit.ManualTime;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class RetentionTest {

    private static final RoomId ROOM = new RoomId("room");
    private static final ChatUser ANN = new ChatUser(new UserId("ann"), "Ann", Role.VIEWER);
    private static final ChatUser MO = new ChatUser(new UserId("mo"), "Mo", Role.MODERATOR);
    private static final PruneResult NOTHING = new PruneResult(0, 0, 0, 0, 0);
    private static final Retention A_WEEK = Retention.keepAll().messagesFor(Duration.ofDays(7));
    private static final Retention A_HUNDRED = Retention.keepAll().messagesPerRoom(100);

    private final ManualTime time = new ManualTime();
    private final SortableIds ids = new SortableIds(time, new SecureRandom());
    private final DataSource database = H2.inMemory();

    @Test
    void withoutARetentionEverythingIsKept() {
        JdbcChatStore store = store(Retention.keepAll());
        say(store, 300);
        time.advance(Duration.ofDays(1000));
        assertThat(store.prune()).isEqualTo(NOTHING);
        assertThat(rows("frontrow_message")).isEqualTo(300);
    }

    @Test
    void whatIsTooOldGoesAndTheRestStays() {
        JdbcChatStore store = store(A_WEEK);
        say(store, 1_100);
        delete(store, say(store, 1).get(0));
        time.advance(Duration.ofDays(6));
        say(store, 20);
        time.advance(Duration.ofDays(1));
        assertThat(store.prune()).isEqualTo(NOTHING);
        time.advance(Duration.ofMillis(1));
        assertThat(store.prune()).isEqualTo(new PruneResult(1_101, 0, 1, 0, 0));

        assertThat(rows("frontrow_message")).isEqualTo(20);
        assertThat(rows("frontrow_change")).isZero();
        assertThat(store.open(ROOM).head().seq()).isEqualTo(1_122);
        assertThat(before(store, Long.MAX_VALUE, 50).orElseThrow().items()).hasSize(20);
        assertThat(before(store, Long.MAX_VALUE, 50).orElseThrow().more()).isFalse();
        assertThat(before(store, 1_103, 50)).isEmpty();
        assertThat(before(store, 500, 50)).isEmpty();
        assertThat(store.log(new LogQuery(ROOM, 1_101, 1_122))).isEmpty();
        assertThat(store.log(new LogQuery(ROOM, 1_102, 1_122))).hasSize(20);
        assertThat(store.prune()).isEqualTo(NOTHING);
    }

    @Test
    void aRoomInWhichEverythingIsTooOldKeepsItsNumbers() {
        JdbcChatStore store = store(A_WEEK);
        delete(store, say(store, 10).get(3));
        time.advance(Duration.ofDays(8));
        assertThat(store.prune()).isEqualTo(new PruneResult(10, 0, 1, 0, 0));
        assertThat(store.open(ROOM).head().seq()).isEqualTo(11);
        assertThat(before(store, Long.MAX_VALUE, 50)).isEmpty();
        assertThat(say(store, 1).get(0).seq()).isEqualTo(12);
        assertThat(before(store, Long.MAX_VALUE, 50).orElseThrow().items()).hasSize(1);
    }

    @Test
    void aRoomIsCutToItsBoundWhenItIsWellAboveIt() {
        JdbcChatStore store = store(A_HUNDRED);
        say(store, 150);
        assertThat(store.prune()).isEqualTo(NOTHING);
        say(store, 1);
        assertThat(store.prune()).isEqualTo(new PruneResult(51, 0, 0, 0, 0));
        assertThat(before(store, Long.MAX_VALUE, 200).orElseThrow().items())
                .hasSize(100)
                .first()
                .extracting(ChatMessage::seq)
                .isEqualTo(151L);
        assertThat(before(store, 52, 1)).isEmpty();
    }

    @Test
    void aKeyIsKnownForADayThoughItsMessageIsGone() {
        JdbcChatStore store = store(A_HUNDRED);
        IdempotencyKey key = key("k");
        MessageId first = posted(store.append(batch(message("secret", key)))).id();
        say(store, 200);
        assertThat(store.prune()).isEqualTo(new PruneResult(100, 1, 0, 0, 0));
        assertThat(one(store, first)).isEmpty();
        assertThat(texts()).doesNotContain("secret");

        time.advance(Duration.ofHours(24));
        assertThat(store.prune()).isEqualTo(NOTHING);
        EntryOutcome again = append(store, message("secret", key)).get(0);
        ChatMessage known = ((Receipt.Posted) ((EntryOutcome.Repeated) again).first()).message();
        assertThat(known.id()).isEqualTo(first);
        assertThat(known.isDeleted()).isTrue();
        assertThat(known).isEqualTo(known.deleted(DeletedBy.SYSTEM));

        time.advance(Duration.ofHours(1).plusMillis(1));
        assertThat(store.prune()).isEqualTo(new PruneResult(1, 0, 0, 0, 0));
        assertThat(store.known(new KeyQuery(ROOM, ANN.id(), "k"))).isEmpty();
        assertThat(append(store, message("secret", key)).get(0)).isInstanceOf(EntryOutcome.Done.class);
    }

    @Test
    void whatStayedForItsKeyGoesOldestFirst() {
        JdbcChatStore store = store(A_HUNDRED);
        for (int hour = 0; hour < 40; hour++) {
            for (int i = 0; i < 60; i++) {
                append(store, message("text", key(hour + "-" + i)));
            }
            time.advance(Duration.ofHours(1));
            store.prune();
        }
        // 40 hours of 60 a hour, of which 25 hours are kept for the keys and a few for the bound.
        assertThat(rows("frontrow_message")).isBetween(25L * 60, 27L * 60);
        assertThat(store.known(new KeyQuery(ROOM, ANN.id(), "16-0"))).isPresent();
        assertThat(store.known(new KeyQuery(ROOM, ANN.id(), "10-0"))).isEmpty();
    }

    @Test
    void rowsThatADiedPrunerLeftAreFoundByTheNext() throws SQLException {
        JdbcChatStore store = store(A_HUNDRED);
        append(store, message("keyed", key("k")));
        say(store, 2_000);
        update("UPDATE frontrow_room SET kept_from = 1900");
        assertThat(store.prune()).isEqualTo(new PruneResult(1_898, 1, 0, 0, 0));
        assertThat(before(store, Long.MAX_VALUE, 200).orElseThrow().items()).hasSize(102);
    }

    @Test
    void auditEntriesGoWithTheTextsTheyHold() {
        JdbcChatStore store = store(Retention.keepAll().auditFor(Duration.ofDays(30)));
        for (ChatMessage message : say(store, 120)) {
            delete(store, message);
        }
        time.advance(Duration.ofDays(20));
        delete(store, say(store, 1).get(0));
        time.advance(Duration.ofDays(10).plusMillis(1));
        assertThat(rows("frontrow_hidden")).isEqualTo(121);
        assertThat(store.prune()).isEqualTo(new PruneResult(0, 0, 0, 120, 0));
        assertThat(rows("frontrow_hidden")).isEqualTo(1);
        assertThat(store.audit(new AuditQuery(ROOM, null, 10)).items()).hasSize(1);
        assertThat(before(store, Long.MAX_VALUE, 200).orElseThrow().items()).hasSize(121);
    }

    @Test
    void mutesAndBansThatEndedMoreThanADayAgoGo() {
        JdbcChatStore store = store(Retention.keepAll());
        act(store, new ModerationAction.Mute(new UserId("a"), Duration.ofHours(1)));
        act(store, new ModerationAction.Ban(new UserId("b"), Duration.ofHours(2)));
        act(store, new ModerationAction.Ban(new UserId("c"), null));
        time.advance(Duration.ofHours(25).plusMillis(1));
        assertThat(store.prune()).isEqualTo(new PruneResult(0, 0, 0, 0, 1));
        assertThat(rows("frontrow_sanction")).isEqualTo(2);
        assertThat(store.open(ROOM).sanctions()).extracting(Sanction::user).containsExactly(new UserId("c"));
        time.advance(Duration.ofDays(1000));
        assertThat(store.prune()).isEqualTo(new PruneResult(0, 0, 0, 0, 1));
        assertThat(store.open(ROOM).sanctions()).extracting(Sanction::user).containsExactly(new UserId("c"));
    }

    @Test
    void allRoomsArePruned() {
        JdbcChatStore store = store(A_WEEK);
        for (int i = 0; i < 1_001; i++) {
            store.append(new Batch(new RoomId("room-" + i), List.of(message("hi", null))));
        }
        time.advance(Duration.ofDays(8));
        assertThat(store.prune()).isEqualTo(new PruneResult(1_001, 0, 0, 0, 0));
    }

    @Test
    void whatWasSaidIsForgottenAndWhoSaidItIsNot() {
        JdbcChatStore store = store(A_WEEK);
        append(store, action(new RoomAction.ChangeModes(ModeChange.on(Mode.UNIQUE)), null));
        for (int i = 0; i < 1_001; i++) {
            append(store, message("a text of its own " + i, null));
        }
        assertThat(rows("frontrow_said")).isEqualTo(1_001);
        time.advance(Duration.ofMinutes(70));
        store.prune();
        assertThat(rows("frontrow_said")).isEqualTo(1_001);
        time.advance(Duration.ofMillis(1));
        store.prune();
        assertThat(rows("frontrow_said")).isZero();
        time.advance(Duration.ofDays(8));
        store.prune();
        assertThat(rows("frontrow_message")).isZero();
        assertThat(rows("frontrow_chatter")).isEqualTo(1);
    }

    @Test
    void severalNodesMayPruneAtOnce() {
        JdbcChatStore one = store(A_HUNDRED);
        JdbcChatStore other = store(A_HUNDRED);
        say(one, 5_000);
        CompletableFuture<PruneResult> beside = CompletableFuture.supplyAsync(other::prune);
        PruneResult own = one.prune();
        PruneResult others = beside.join();
        assertThat(own.messages() + others.messages()).isEqualTo(4_900);
        assertThat(List.of(own.texts(), own.changes(), own.auditEntries(), own.sanctions()))
                .containsOnly(0L);
        assertThat(List.of(others.texts(), others.changes(), others.auditEntries(), others.sanctions()))
                .containsOnly(0L);
        assertThat(before(one, Long.MAX_VALUE, 200).orElseThrow().items()).hasSize(100);
    }

    @Test
    void whoPagesBackMeanwhileSeesNoHole() {
        JdbcChatStore store = store(A_HUNDRED);
        for (int i = 0; i < 3_000; i++) {
            append(store, message("text", i % 3 == 0 ? key("k" + i) : null));
        }
        CompletableFuture<PruneResult> pruning = CompletableFuture.supplyAsync(store::prune);
        List<Long> lengths = new ArrayList<>();
        do {
            lengths.add(walkBack(store));
        } while (!pruning.isDone());
        lengths.add(walkBack(store));
        assertThat(pruning.join().messages()).isEqualTo(2_900 - 967);
        assertThat(lengths.get(lengths.size() - 1)).isEqualTo(100);
    }

    /** How many messages there were. Every place has one here. */
    private static long walkBack(JdbcChatStore store) {
        long last = 3_001;
        Optional<MessagePage> page = before(store, last, 40);
        while (page.isPresent() && !page.get().items().isEmpty()) {
            for (ChatMessage message : page.get().items()) {
                assertThat(message.seq()).isEqualTo(last - 1);
                assertThat(message.isDeleted()).isFalse();
                last = message.seq();
            }
            page = page.get().more() ? before(store, last, 40) : Optional.empty();
        }
        return 3_001 - last;
    }

    @Test
    void aStoreThatPrunesByItselfHasAThreadUntilItIsClosed() throws InterruptedException {
        JdbcSchema.migrate(database);
        JdbcChatStore store = JdbcChatStore.builder(database)
                .retention(A_WEEK)
                .pruneEvery(Duration.ofSeconds(1))
                .build();
        store.append(batch(message("old", null))); // ManualTime is long before the clock of the store
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (rows("frontrow_message") > 0) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            Thread.onSpinWait();
        }
        Thread thread = Thread.getAllStackTraces().keySet().stream()
                .filter(each -> each.getName().equals("frontrow-prune"))
                .findFirst()
                .orElseThrow();
        store.close();
        thread.join(Duration.ofSeconds(10).toMillis());
        assertThat(thread.isAlive()).isFalse();
    }

    private JdbcChatStore store(Retention retention) {
        JdbcSchema.migrate(database);
        return JdbcChatStore.builder(database)
                .retention(retention)
                .pruneByHand()
                .clock(time)
                .build();
    }

    private List<ChatMessage> say(JdbcChatStore store, int count) {
        return append(
                        store,
                        IntStream.range(0, count)
                                .mapToObj(i -> message("message " + i, null))
                                .toArray(Entry[]::new))
                .stream()
                .map(outcome -> ((Receipt.Posted) ((EntryOutcome.Done) outcome).receipt()).message())
                .toList();
    }

    private void delete(JdbcChatStore store, ChatMessage message) {
        append(
                store,
                action(
                        new ModerationAction.Delete(message.id()),
                        message.author().id()));
    }

    private void act(JdbcChatStore store, ModerationAction.OnUser action) {
        append(store, action(action, action.user()));
    }

    private Entry.NewMessage message(String text, IdempotencyKey key) {
        return new Entry.NewMessage(new MessageId(ids.next()), ANN, text, null, now(), key);
    }

    private Entry.NewAction action(ModerationAction action, UserId target) {
        Duration duration = action instanceof ModerationAction.Mute mute
                ? mute.duration()
                : action instanceof ModerationAction.Ban ban ? ban.duration() : null;
        return new Entry.NewAction(
                new AuditEntry(
                        ids.next(),
                        ROOM,
                        now(),
                        MO,
                        action,
                        target,
                        duration == null ? null : now().plus(duration),
                        null,
                        List.of()),
                null);
    }

    private Instant now() {
        return time.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static IdempotencyKey key(String value) {
        return IdempotencyKey.of(ANN.id(), value, List.of("same"));
    }

    private static Batch batch(Entry... entries) {
        return new Batch(ROOM, List.of(entries));
    }

    private static List<EntryOutcome> append(JdbcChatStore store, Entry... entries) {
        return store.append(batch(entries)).outcomes();
    }

    private static ChatMessage posted(dev.frontrow.chat.store.Appended appended) {
        return ((Receipt.Posted) ((EntryOutcome.Done) appended.outcomes().get(0)).receipt()).message();
    }

    private static Optional<MessagePage> before(JdbcChatStore store, long seq, int limit) {
        return store.messages(new MessageQuery.Before(ROOM, seq, limit));
    }

    private static List<ChatMessage> one(JdbcChatStore store, MessageId id) {
        return store.messages(new MessageQuery.One(ROOM, id)).orElseThrow().items();
    }

    private List<String> texts() {
        return query("SELECT text AS t FROM frontrow_message WHERE text IS NOT NULL", row -> row.getString("t"));
    }

    private long rows(String table) {
        return query("SELECT count(*) AS n FROM " + table, row -> row.getLong("n"))
                .get(0);
    }

    private <T> List<T> query(String sql, Statements.RowMapper<T> mapper) {
        try (Connection connection = database.getConnection()) {
            return Statements.list(connection, sql, mapper);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private void update(String sql) throws SQLException {
        try (Connection connection = database.getConnection()) {
            Statements.update(connection, sql);
        }
    }
}
