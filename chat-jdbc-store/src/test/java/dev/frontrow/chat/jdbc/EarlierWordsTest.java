package dev.frontrow.chat.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frontrow.chat.host.ChatUser;
import dev.frontrow.chat.host.Role;
import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.log.RoomEvent;
import dev.frontrow.chat.message.Body;
import dev.frontrow.chat.message.DeletedBy;
import dev.frontrow.chat.message.MessageId;
import dev.frontrow.chat.moderation.AuditEntry;
import dev.frontrow.chat.moderation.ModerationAction;
import dev.frontrow.chat.store.AuditQuery;
import dev.frontrow.chat.store.Batch;
import dev.frontrow.chat.store.Entry;
import dev.frontrow.chat.store.LogQuery;
import dev.frontrow.chat.store.MessageQuery;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Rows that were written before actions and reasons had the names of now are read alike. */
class EarlierWordsTest {

    private static final RoomId ROOM = new RoomId("stage");
    private static final ChatUser ANN = new ChatUser(new UserId("ann"), "Ann", Role.VIEWER);
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private final DataSource pool = H2.inMemory();

    @Test
    void takeBackIsRetractAndRuleIsSystem() throws SQLException {
        JdbcSchema.migrate(pool);
        try (JdbcChatStore store = JdbcChatStore.builder(pool).build()) {
            ModerationAction retract = new ModerationAction.Retract(new MessageId("m-1"));
            store.append(new Batch(ROOM, List.of(says("m-1"), says("m-2"), does("a-1", ANN, retract))));
            store.append(
                    new Batch(ROOM, List.of(does("a-2", null, new ModerationAction.Delete(new MessageId("m-2"))))));

            update("UPDATE frontrow_audit SET action = 'take_back' WHERE action = 'retract'");
            update("UPDATE frontrow_message SET deleted_by = 'rule' WHERE deleted_by = 'system'");
            update("UPDATE frontrow_change SET made_by = 'rule' WHERE made_by = 'system'");

            assertThat(store.audit(new AuditQuery(ROOM, null, 10)).items())
                    .extracting(AuditEntry::action)
                    .contains(retract);
            assertThat(store.messages(new MessageQuery.Before(ROOM, 3, 1))
                            .orElseThrow()
                            .items()
                            .get(0)
                            .body())
                    .isEqualTo(new Body.Deleted(DeletedBy.SYSTEM));
            assertThat(store.log(new LogQuery(ROOM, 3, 4)))
                    .containsExactly(new RoomEvent.Deleted(4, new MessageId("m-2"), DeletedBy.SYSTEM, NOON));
        }
    }

    private static Entry says(String id) {
        return new Entry.NewMessage(new MessageId(id), ANN, "hi", null, NOON, null);
    }

    private static Entry does(String id, ChatUser actor, ModerationAction action) {
        return new Entry.NewAction(
                new AuditEntry(id, ROOM, NOON, actor, action, ANN.id(), "Ann", null, null, List.of()), null);
    }

    /** Fails when there is no such row: then the words are others by now. */
    private void update(String sql) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(sql)).as(sql).isOne();
        }
    }
}
