package dev.frontrow.it.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frontrow.chat.host.ChatUser;
import dev.frontrow.chat.host.Role;
import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.jdbc.JdbcChatStore;
import dev.frontrow.chat.jdbc.JdbcSchema;
import dev.frontrow.chat.message.IdempotencyKey;
import dev.frontrow.chat.message.MessageId;
import dev.frontrow.chat.mode.Mode;
import dev.frontrow.chat.mode.ModeChange;
import dev.frontrow.chat.moderation.AuditEntry;
import dev.frontrow.chat.moderation.ModerationAction;
import dev.frontrow.chat.moderation.RoomAction;
import dev.frontrow.chat.store.Batch;
import dev.frontrow.chat.store.Entry;
import dev.frontrow.chat.store.EntryOutcome;
import dev.frontrow.it.databases.PostgresServer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** What a batch costs in a room in which much was moderated: PostgreSQL's one statement stays, however much that was. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class ModeratedRoomIT {

    private static final int MANY = 1_001;
    private static final Instant NOW = Instant.now();
    private static final UserId MO = new UserId("mo");

    private PostgresServer database;
    private CountedStatements statements;
    private JdbcChatStore store;

    @BeforeAll
    void start() {
        database = PostgresServer.launch();
        statements = new CountedStatements(database.pool(4));
        JdbcSchema.migrate(database.pool(1));
        store = JdbcChatStore.builder(statements.pool()).build();
    }

    @AfterAll
    void stop() {
        store.close();
        database.close();
    }

    @Test
    void mutesThatEndedCostNothing() {
        RoomId room = new RoomId("ended-mutes");
        Instant longAgo = NOW.minus(Duration.ofHours(2));
        act(room, longAgo, null, user -> new ModerationAction.Mute(user, Duration.ofSeconds(1)));
        assertThat(statementsOfABatch(room)).hasSize(1);
        assertThat(store.open(room).sanctions()).isEmpty();
    }

    @Test
    void actionsUnderKeysCostNothingToOthers() {
        RoomId room = new RoomId("keyed-actions");
        act(room, NOW, "key-", ModerationAction.Unmute::new);
        assertThat(statementsOfABatch(room)).hasSize(1);
    }

    /** More than are remembered: the author is looked up, and the statement stays. */
    @Test
    void manyBansInForceCostTwoQuestions() {
        RoomId room = new RoomId("bans");
        act(room, NOW, null, user -> new ModerationAction.Ban(user, null));
        assertThat(statementsOfABatch(room)).hasSize(3);
        assertThat(say(room, "user-7")).isInstanceOf(EntryOutcome.Rejected.class);
        assertThat(store.open(room).sanctions()).hasSize(MANY);
    }

    @Test
    void modesThatDependOnNoOtherMessageCostNothing() {
        RoomId room = new RoomId("locked");
        say(room, "ann");
        ModeChange change = ModeChange.on(Mode.FOLLOWERS, Duration.ZERO).and(ModeChange.on(Mode.EMOJI_ONLY));
        change(room, change);
        assertThat(say(room, "ann")).isInstanceOf(EntryOutcome.Rejected.class);
        change(room, ModeChange.off(Mode.FOLLOWERS));
        assertThat(say(room, "ann")).isInstanceOf(EntryOutcome.Rejected.class);
        say(room, "ann", "🎈"); // reads what is remembered from then on
        statements.take();
        assertThat(say(room, "ann", "🎈🎈")).isInstanceOf(EntryOutcome.Done.class);
        assertThat(statements.take()).hasSize(1);
    }

    @Test
    void somebodyNewCostsNothingMore() {
        RoomId room = new RoomId("new-people");
        say(room, "ann");
        say(room, "ann");
        statements.take();
        assertThat(say(room, "bob")).isInstanceOf(EntryOutcome.Done.class);
        assertThat(statements.take()).hasSize(1);
    }

    private void change(RoomId room, ModeChange change) {
        AuditEntry audit = new AuditEntry(
                UUID.randomUUID().toString(),
                room,
                NOW,
                null,
                new RoomAction.ChangeModes(change),
                null,
                null,
                null,
                List.of());
        assertThat(store.append(new Batch(room, List.of(new Entry.NewAction(audit, null))))
                        .outcomes()
                        .get(0))
                .isInstanceOf(EntryOutcome.Done.class);
    }

    private List<String> statementsOfABatch(RoomId room) {
        say(room, "ann"); // reads what is remembered from then on
        statements.take();
        assertThat(say(room, "ann")).isInstanceOf(EntryOutcome.Done.class);
        return statements.take();
    }

    private EntryOutcome say(RoomId room, String user) {
        return say(room, user, "hi");
    }

    private EntryOutcome say(RoomId room, String user, String text) {
        ChatUser author = new ChatUser(new UserId(user), user, Role.VIEWER);
        MessageId id = new MessageId(UUID.randomUUID().toString());
        return store.append(new Batch(room, List.of(new Entry.NewMessage(id, author, text, null, NOW, null))))
                .outcomes()
                .get(0);
    }

    private void act(RoomId room, Instant at, @Nullable String key, Function<UserId, ModerationAction> action) {
        ChatUser actor = new ChatUser(MO, "Mo", Role.MODERATOR);
        List<Entry> entries = IntStream.range(0, MANY)
                .<Entry>mapToObj(i -> {
                    UserId user = new UserId("user-" + i);
                    ModerationAction one = action.apply(user);
                    Instant until = one instanceof ModerationAction.Mute mute ? at.plus(mute.duration()) : null;
                    AuditEntry audit = new AuditEntry("audit-" + i, room, at, actor, one, user, until, null, List.of());
                    return new Entry.NewAction(audit, key == null ? null : IdempotencyKey.of(MO, key + i, List.of()));
                })
                .toList();
        assertThat(store.append(new Batch(room, entries)).outcomes()).hasOnlyElementsOfType(EntryOutcome.Done.class);
    }
}
