package dev.frontrow.it.jdbc.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.frontrow.chat.host.Role;
import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.jdbc.JdbcSchema;
import dev.frontrow.chat.jdbc.failure.SchemaException;
import dev.frontrow.chat.log.RoomEvent;
import dev.frontrow.chat.message.Body;
import dev.frontrow.chat.message.ChatMessage;
import dev.frontrow.chat.message.DeletedBy;
import dev.frontrow.chat.moderation.AuditEntry;
import dev.frontrow.chat.moderation.ModerationAction;
import dev.frontrow.chat.settings.ChatSettings;
import dev.frontrow.chat.store.AuditQuery;
import dev.frontrow.chat.store.Backplane;
import dev.frontrow.chat.store.KeyQuery;
import dev.frontrow.chat.store.LogQuery;
import dev.frontrow.chat.store.PersonalRecord;
import dev.frontrow.chat.testkit.RecordingStreamWriter;
import dev.frontrow.it.databases.MariaDbServer;
import dev.frontrow.it.databases.PostgresServer;
import dev.frontrow.it.databases.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Half of the servers run the next release already. The others go on: they keep their place in the log and serve what they know. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class RollingUpgradeIT {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final UserId ANN = new UserId("ann");
    private static final UserId BOSS = new UserId("boss");

    @Test
    void anOldNodeGoesOnBesideANewerOneOnPostgres() throws Exception {
        try (PostgresServer database = PostgresServer.launch()) {
            upgrade(database);
        }
    }

    @Test
    void anOldNodeGoesOnBesideANewerOneOnMariaDb() throws Exception {
        try (MariaDbServer database = MariaDbServer.launch()) {
            upgrade(database);
        }
    }

    private static void upgrade(TestDatabase database) throws Exception {
        DataSource pool = database.pool(10);
        JdbcSchema.migrate(pool);
        NewerNode newer = new NewerNode(database);
        try (Node old = node(pool)) {
            Node.accepted(old.send("ann", "one"));
            RecordingStreamWriter watcher = old.watch("ann", null);

            newer.migrate(JdbcSchema.version() + 1, JdbcSchema.version());
            newer.act(2, "mode", "set_mode", "ann");
            newer.say(3, "ann", null);
            newer.say(4, "ann", "council");
            newer.sanction("ann");
            newer.act(5, "deleted", "hold", "ann");

            watcher.await(SOON, seen -> watcher.events("message.deleted").size() == 1);
            Node.accepted(old.send("ann", "six"));
            watcher.await(SOON, seen -> watcher.events("message").size() == 4);
            assertThat(types(watcher))
                    .containsExactly(
                            "1 message", "2 other", "3 message", "4 message", "5 message.deleted", "6 message");
            assertThat(watcher.closes()).isZero();

            servesWhatItKnows(old);
        }
        try (Node restarted = node(pool)) {
            RecordingStreamWriter returned = restarted.watch("bob", restarted.cursor(1));
            returned.await(SOON, seen -> returned.events("message").size() == 3);
            assertThat(types(returned))
                    .containsExactly("2 other", "3 message", "4 message", "5 message.deleted", "6 message");
            assertThat(returned.events("resync")).isEmpty();
            servesWhatItKnows(restarted);
            erases(restarted);
            restarted.store().prune();
            assertThat(restarted.store().log(new LogQuery(Node.ROOM, 0, 7))).hasSize(7);
        }
        newer.migrate(JdbcSchema.version() + 2, JdbcSchema.version() + 1);
        assertThatThrownBy(() -> node(pool)).isInstanceOf(SchemaException.class).hasMessageContaining("or newer");
    }

    private static void servesWhatItKnows(Node node) {
        List<RoomEvent> log = node.store().log(new LogQuery(Node.ROOM, 0, 6));
        assertThat(log).extracting(RoomEvent::seq).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
        assertThat(log.get(1))
                .isInstanceOfSatisfying(
                        RoomEvent.Unrecognized.class,
                        event -> assertThat(event.kind()).isEqualTo("mode"));
        assertThat(log.get(4))
                .isInstanceOfSatisfying(
                        RoomEvent.Deleted.class, event -> assertThat(event.by()).isEqualTo(DeletedBy.SYSTEM));

        List<ChatMessage> history = node.history();
        assertThat(history).extracting(ChatMessage::seq).containsExactly(1L, 3L, 4L, 6L);
        assertThat(history.get(1).author().role()).isEqualTo(Role.VIEWER);
        assertThat(history.get(1).author().badges()).containsExactly("early");
        assertThat(history.get(2).body()).isEqualTo(new Body.Deleted(DeletedBy.SYSTEM));

        List<AuditEntry> audit =
                node.store().audit(new AuditQuery(Node.ROOM, null, 10)).items();
        assertThat(audit).extracting(entry -> entry.action().wireName()).containsExactly("mute", "hold", "set_mode");
        assertThat(audit)
                .allSatisfy(entry -> assertThat(entry.action()).isInstanceOf(ModerationAction.Unrecognized.class));
        assertThat(audit.get(1).hidden()).hasSize(1);
        assertThat(node.store()
                        .known(new KeyQuery(Node.ROOM, BOSS, "key-2"))
                        .orElseThrow()
                        .receipt()
                        .event())
                .hasValueSatisfying(event -> assertThat(event).isInstanceOf(RoomEvent.Unrecognized.class));
        assertThat(node.store().known(new KeyQuery(Node.ROOM, ANN, "key-3"))).isPresent();
        assertThat(node.store().open(Node.ROOM).sanctions()).isEmpty();

        List<PersonalRecord> records = new ArrayList<>();
        node.store().personalData().orElseThrow().export(ANN, records::add);
        assertThat(records).hasSize(4 + 3);
    }

    private static void erases(Node node) {
        Node.accepted(node.chat().erase(ANN));
        List<PersonalRecord> records = new ArrayList<>();
        node.store().personalData().orElseThrow().export(ANN, records::add);
        assertThat(records).isNotEmpty().noneMatch(RollingUpgradeIT::tells);
    }

    private static boolean tells(PersonalRecord record) {
        return record.fold(
                said -> !said.message().isDeleted(),
                acted -> !acted.entry().hidden().isEmpty(),
                actedOn -> !actedOn.entry().hidden().isEmpty(),
                sanctioned -> true);
    }

    private static List<String> types(RecordingStreamWriter watcher) {
        return watcher.events().stream()
                .filter(event -> event.id() != null)
                .map(event -> event.id().substring(event.id().indexOf('.') + 1) + " " + event.type())
                .toList();
    }

    private static Node node(DataSource pool) {
        return new Node(pool, Backplane.polling(Duration.ofMillis(250)), ChatSettings.builder());
    }
}
