package dev.frontrow.it.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.jdbc.JdbcChatStore;
import dev.frontrow.chat.jdbc.JdbcSchema;
import dev.frontrow.chat.message.MessageId;
import dev.frontrow.chat.moderation.AuditEntry;
import dev.frontrow.chat.store.AuditQuery;
import dev.frontrow.chat.store.ChatStore;
import dev.frontrow.chat.store.KeyQuery;
import dev.frontrow.chat.store.LogQuery;
import dev.frontrow.chat.store.MessageQuery;
import dev.frontrow.it.databases.TestDatabase;
import dev.frontrow.it.jdbc.kill.ChatNode;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** Hostile strings through every parameter of the store. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 120, unit = TimeUnit.SECONDS)
abstract class InjectionRules {

    private static final String BYSTANDER = "bystander";

    private TestDatabase database;
    private ChatStore store;

    abstract TestDatabase database();

    @BeforeAll
    void start() {
        database = database();
        DataSource pool = database.pool(4);
        JdbcSchema.migrate(pool);
        store = JdbcChatStore.builder(pool).build();
        new Scene(store, "peace", new RoomId(BYSTANDER)).play();
    }

    @AfterAll
    void stop() {
        store.close();
        database.close();
    }

    @Test
    void whateverIsWrittenIsReadByteForByteAndNothingElseChanges() throws SQLException {
        Snapshot before = Snapshot.of(database, BYSTANDER);
        int number = 0;
        for (String hostile : Hostile.STRINGS) {
            new Scene(store, hostile, new RoomId(Hostile.room(hostile, 100) + "." + ++number)).play();
        }
        Snapshot after = Snapshot.of(database, BYSTANDER);
        assertThat(after.catalogue()).isEqualTo(before.catalogue()).isNotEmpty();
        assertThat(after.bystander()).isEqualTo(before.bystander()).isNotEmpty();
        Map<String, Long> expected = new HashMap<>(before.rows());
        Scene.ROWS.forEach((table, rows) -> expected.merge(table, rows * Hostile.STRINGS.size(), Long::sum));
        assertThat(after.rows()).isEqualTo(expected);
    }

    @Test
    void whateverIsLookedForIsFoundOnlyWhereItIs() throws SQLException {
        Snapshot before = Snapshot.of(database, BYSTANDER);
        RoomId bystander = new RoomId(BYSTANDER);
        for (String hostile : Hostile.STRINGS) {
            RoomId nowhere = new RoomId(Hostile.room(hostile, 100) + "~nowhere");
            assertThat(store.open(nowhere).head().seq()).isZero();
            assertThat(store.versions(List.of(nowhere)).get(nowhere).head().seq())
                    .isZero();
            assertThat(store.log(new LogQuery(nowhere, 0, 5))).isEmpty();
            assertThat(store.audit(new AuditQuery(nowhere, null, 5)).items()).isEmpty();
            assertNone(new MessageQuery.Before(nowhere, Long.MAX_VALUE, 5));
            assertNone(new MessageQuery.After(nowhere, 0, 5));
            assertNone(new MessageQuery.One(bystander, new MessageId(Hostile.id(hostile, 60) + "none")));
            UserId user = new UserId(Hostile.visible(hostile, 128));
            assertThat(store.known(new KeyQuery(bystander, user, hostile))).isEmpty();
            assertThat(store.known(new KeyQuery(bystander, new UserId("peace"), hostile)))
                    .isEmpty();
        }
        assertThat(Snapshot.of(database, BYSTANDER)).isEqualTo(before);
    }

    @Test
    void anyStringIsAPlaceInTheAuditLog() {
        RoomId bystander = new RoomId(BYSTANDER);
        List<AuditEntry> all = store.audit(new AuditQuery(bystander, null, 5)).items();
        for (String hostile : Hostile.STRINGS) {
            assertThat(store.audit(new AuditQuery(bystander, hostile, 5)).items())
                    .as("before %s", hostile)
                    .isEqualTo(all.stream()
                            .filter(entry -> entry.id().compareTo(hostile) < 0)
                            .toList());
        }
    }

    @Test
    void noRequestMakesTheServerFail() throws Exception {
        Snapshot before = Snapshot.of(database, BYSTANDER);
        try (ChatNode node = ChatNode.start(store, 0);
                HostileClient client = new HostileClient(node.port())) {
            for (String hostile : Hostile.STRINGS) {
                client.send(hostile);
                client.page(hostile);
                client.name(hostile);
            }
            client.send("\u0000 and \u0000'");
            client.page("\u0000"); // not in paths: there the container refuses it
        }
        Snapshot after = Snapshot.of(database, BYSTANDER);
        assertThat(after.catalogue()).isEqualTo(before.catalogue());
        assertThat(after.bystander()).isEqualTo(before.bystander());
    }

    private void assertNone(MessageQuery query) {
        assertThat(store.messages(query).orElseThrow().items()).isEmpty();
    }
}
