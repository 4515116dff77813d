package dev.frontrow.it.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frontrow.chat.host.ChatUser;
import dev.frontrow.chat.host.Role;
import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.jdbc.JdbcChatStore;
import dev.frontrow.chat.jdbc.JdbcSchema;
import dev.frontrow.chat.log.RoomEvent;
import dev.frontrow.chat.message.Body;
import dev.frontrow.chat.message.ChatMessage;
import dev.frontrow.chat.message.DeletedBy;
import dev.frontrow.chat.message.MessageId;
import dev.frontrow.chat.moderation.AuditEntry;
import dev.frontrow.chat.moderation.ModerationAction;
import dev.frontrow.chat.store.Batch;
import dev.frontrow.chat.store.Entry;
import dev.frontrow.chat.store.EntryOutcome;
import dev.frontrow.chat.store.KeyQuery;
import dev.frontrow.chat.store.LogQuery;
import dev.frontrow.chat.store.MessageQuery;
import dev.frontrow.chat.store.PersonalRecord;
import dev.frontrow.chat.store.Receipt;
import dev.frontrow.it.databases.MariaDbServer;
import dev.frontrow.it.databases.PostgresServer;
import dev.frontrow.it.databases.TestDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Somebody flooded a room, and all of it is taken back at once: in a time that does not grow with it, and nobody reads a word of it from then on. {@code -Dfrontrow.scale=4} for four times as
 * many messages.
 */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class LargePurgeIT {

    private static final int MANY = 50_000 * Integer.getInteger("frontrow.scale", 1);
    private static final RoomId ROOM = new RoomId("flooded");
    private static final UserId FLOOD = new UserId("flood");
    private static final Duration TIMEOUT = Duration.ofSeconds(2);

    private static final String INSERT =
            "INSERT INTO frontrow_message (room, seq, id, author, name, role, badges, text, sent_at,"
                    + " key_value, fingerprint) SELECT (SELECT no FROM frontrow_room), %1$s, concat('flood-', %1$s), 'flood', 'Flood',"
                    + " 'viewer', '', 'buy now', 1767268800000, concat('key-', %1$s), 'fingerprint' FROM %2$s WHERE %1$s > 1";

    @Test
    void itIsHiddenAtOnceOnPostgres() throws SQLException {
        try (PostgresServer database = PostgresServer.launch()) {
            CountedStatements statements =
                    purge(database, INSERT.formatted("i", "generate_series(1, " + MANY + ") AS i"));
            assertThat(plans(database, statements))
                    .allSatisfy(plan ->
                            assertThat(plan).contains("frontrow_message_author").doesNotContain("Sort Key: m."));
        }
    }

    @Test
    void itIsHiddenAtOnceOnMariaDb() throws SQLException {
        try (MariaDbServer database = MariaDbServer.launch()) {
            purge(database, INSERT.formatted("seq", "seq_1_to_" + MANY));
        }
    }

    private static CountedStatements purge(TestDatabase database, String flood) throws SQLException {
        CountedStatements statements = new CountedStatements(database.pool(4));
        JdbcSchema.migrate(database.pool(1));
        try (JdbcChatStore store = JdbcChatStore.builder(statements.pool())
                .networkTimeout(TIMEOUT)
                .pruneByHand()
                .build()) {
            say(store, "ann");
            execute(database, flood);
            execute(database, "UPDATE frontrow_room SET head = " + MANY);
            statements.take();

            AuditEntry first = purge(store, MANY + 1);
            assertThat(first.hidden()).hasSize(AuditEntry.MAX_HIDDEN);
            nobodyReadsAWord(store);
            say(store, "ann");
            for (int i = 0; i < 5; i++) {
                say(store, "flood");
            }
            assertThat(purge(store, MANY + 8).hidden()).hasSize(5); // what was hidden is not hidden again
            nobodyReadsAWord(store);

            store.personalData()
                    .orElseThrow()
                    .export(
                            FLOOD,
                            record -> assertThat(record instanceof PersonalRecord.Said said
                                            && !said.message().isDeleted())
                                    .isFalse());
            store.prune();
            assertThat(count(database, "frontrow_message WHERE author = 'flood' AND text IS NOT NULL"))
                    .isZero();
            assertThat(count(database, "frontrow_message WHERE author = 'flood' AND deleted_by = 'system'"))
                    .isEqualTo(MANY - 1 + 5);
            assertThat(count(database, "frontrow_purge")).isZero();
            nobodyReadsAWord(store);
        }
        return statements;
    }

    private static AuditEntry purge(JdbcChatStore store, long seq) {
        AuditEntry audit = new AuditEntry(
                "audit-" + seq,
                ROOM,
                Instant.now(),
                null,
                new ModerationAction.Purge(FLOOD),
                FLOOD,
                null,
                null,
                List.of());
        Receipt receipt = done(store, new Entry.NewAction(audit, null));
        assertThat(receipt.event()).map(RoomEvent::seq).contains(seq);
        return ((Receipt.Moderated) receipt).audit();
    }

    private static void nobodyReadsAWord(JdbcChatStore store) {
        store.messages(new MessageQuery.Before(ROOM, MANY, 100))
                .orElseThrow()
                .items()
                .forEach(LargePurgeIT::isTombstone);
        store.messages(new MessageQuery.After(ROOM, 1, 100))
                .orElseThrow()
                .items()
                .forEach(LargePurgeIT::isTombstone);
        isTombstone(store.messages(new MessageQuery.One(ROOM, new MessageId("flood-77")))
                .orElseThrow()
                .items()
                .get(0));
        store.log(new LogQuery(ROOM, 1, 129)).forEach(event -> isTombstone(((RoomEvent.Posted) event).message()));
        store.known(new KeyQuery(ROOM, FLOOD, "key-99"))
                .orElseThrow()
                .receipt()
                .fold(
                        posted -> {
                            isTombstone(posted.message());
                            return true;
                        },
                        moderated -> false);
    }

    private static void isTombstone(ChatMessage message) {
        assertThat(message.body()).isEqualTo(new Body.Deleted(DeletedBy.SYSTEM));
    }

    private static void say(JdbcChatStore store, String user) {
        MessageId id = new MessageId(UUID.randomUUID().toString());
        ChatUser author = new ChatUser(new UserId(user), user, Role.VIEWER);
        done(store, new Entry.NewMessage(id, author, "hi", null, Instant.now(), null));
    }

    private static Receipt done(JdbcChatStore store, Entry entry) {
        EntryOutcome outcome =
                store.append(new Batch(ROOM, List.of(entry))).outcomes().get(0);
        assertThat(outcome).isInstanceOf(EntryOutcome.Done.class);
        return ((EntryOutcome.Done) outcome).receipt();
    }

    /** Of what a purge asks for, as it would be asked of somebody who wrote little. */
    private static List<String> plans(TestDatabase database, CountedStatements statements) throws SQLException {
        execute(database, "ANALYZE frontrow_message");
        List<String> asked = statements.take().stream()
                .filter(sql -> sql.startsWith("SELECT") && sql.contains("deleted_by IS NULL"))
                .distinct()
                .toList();
        assertThat(asked).hasSize(2);
        return asked.stream().map(sql -> plan(database, sql)).toList();
    }

    private static String plan(TestDatabase database, String sql) {
        try (Connection connection = database.connect();
                PreparedStatement statement = connection.prepareStatement("EXPLAIN " + sql)) {
            statement.setLong(1, 1);
            statement.setString(2, "ann");
            statement.setLong(3, 0);
            statement.setLong(4, 100);
            try (ResultSet rows = statement.executeQuery()) {
                StringBuilder plan = new StringBuilder();
                while (rows.next()) {
                    plan.append(rows.getString(1)).append('\n');
                }
                return plan.toString();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void execute(TestDatabase database, String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static long count(TestDatabase database, String from) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT count(*) FROM " + from)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
