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
import dev.frontrow.chat.store.Batch;
import dev.frontrow.chat.store.Entry;
import dev.frontrow.chat.store.EntryOutcome;
import dev.frontrow.it.databases.PostgresServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Somebody sends the same again and again. It costs nobody else anything, and PostgreSQL rolls nothing back and logs no error for it. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class RepeatedKeyIT {

    private static final ChatUser ANN = new ChatUser(new UserId("ann"), "Ann", Role.VIEWER);
    private static final RoomId ROOM = new RoomId("stage");
    private static final int TIMES = 20;

    @Test
    void itIsAnsweredWithoutAnError() throws SQLException {
        try (PostgresServer database = PostgresServer.launch()) {
            JdbcSchema.migrate(database.pool(1));
            try (JdbcChatStore store = JdbcChatStore.builder(database.pool(4)).build()) {
                assertThat(say(store, "first")).hasOnlyElementsOfType(EntryOutcome.Done.class);
                for (int i = 0; i < TIMES; i++) {
                    assertThat(say(store, "first")).hasOnlyElementsOfType(EntryOutcome.Repeated.class);
                    assertThat(say(store, "first", "new-" + i).get(1)).isInstanceOf(EntryOutcome.Done.class);
                }
            }
            assertThat(errors(database)).isZero();
            // Another node has not seen it, and the constraint stands guard; but once only.
            try (JdbcChatStore other = JdbcChatStore.builder(database.pool(4)).build()) {
                for (int i = 0; i < TIMES; i++) {
                    assertThat(say(other, "first")).hasOnlyElementsOfType(EntryOutcome.Repeated.class);
                }
            }
            assertThat(errors(database)).isEqualTo(1);
        }
    }

    private static List<EntryOutcome> say(JdbcChatStore store, String... keys) {
        return store.append(new Batch(
                        ROOM,
                        Arrays.stream(keys).<Entry>map(RepeatedKeyIT::message).toList()))
                .outcomes();
    }

    private static Entry message(String key) {
        MessageId id = new MessageId(UUID.randomUUID().toString());
        return new Entry.NewMessage(id, ANN, "hi", null, Instant.now(), IdempotencyKey.of(ANN.id(), key, List.of()));
    }

    private static long errors(PostgresServer database) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT count(*) FROM regexp_split_to_table("
                        + "pg_read_file(current_setting('data_directory') || '/../server.log'), '\n') AS line"
                        + " WHERE line LIKE '%ERROR:%frontrow_message%'")) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
