package dev.frontrow.it.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frontrow.chat.host.ChatUser;
import dev.frontrow.chat.host.Role;
import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.jdbc.JdbcChatStore;
import dev.frontrow.chat.jdbc.JdbcSchema;
import dev.frontrow.chat.message.MessageId;
import dev.frontrow.chat.store.Batch;
import dev.frontrow.chat.store.ChatStore;
import dev.frontrow.chat.store.Entry;
import dev.frontrow.chat.store.EntryOutcome;
import dev.frontrow.it.databases.PostgresServer;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Somebody holds the row of one room: a node that froze, an operator. */
@Timeout(value = 90, unit = TimeUnit.SECONDS)
class LockedRoomIT {

    private static final int ROOMS = 12;
    private static final int HELD = 5;
    private static final int TIMES = 40;

    @Test
    void allOtherRoomsGoOn() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(ROOMS);
        try (PostgresServer database = PostgresServer.launch()) {
            DataSource pool = database.pool(10);
            JdbcSchema.migrate(pool);
            try (ChatStore store = JdbcChatStore.builder(pool)
                            .networkTimeout(Duration.ofSeconds(60))
                            .build();
                    Connection holder = database.connect();
                    Statement statement = holder.createStatement()) {
                for (int room = 0; room < ROOMS; room++) {
                    append(store, room);
                }
                holder.setAutoCommit(false);
                statement.execute("SELECT * FROM frontrow_room WHERE id = 'room-" + HELD + "' FOR UPDATE");

                Future<?> held = threads.submit(() -> append(store, HELD));
                List<Future<?>> others = new ArrayList<>();
                IntStream.range(0, ROOMS)
                        .filter(room -> room != HELD)
                        .forEach(room -> others.add(threads.submit(() -> {
                            for (int i = 0; i < TIMES; i++) {
                                append(store, room);
                            }
                        })));
                for (Future<?> other : others) {
                    other.get(20, TimeUnit.SECONDS);
                }
                assertThat(held).isNotDone();

                holder.rollback();
                held.get(20, TimeUnit.SECONDS);
                assertThat(store.open(new RoomId("room-" + HELD)).head().seq()).isEqualTo(2);
                assertThat(store.open(new RoomId("room-0")).head().seq()).isEqualTo(TIMES + 1L);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static void append(ChatStore store, int room) {
        ChatUser author = new ChatUser(new UserId("somebody"), "Somebody", Role.VIEWER);
        MessageId id = new MessageId(UUID.randomUUID().toString());
        Entry entry = new Entry.NewMessage(id, author, "hi", null, Instant.now(), null);
        assertThat(store.append(new Batch(new RoomId("room-" + room), List.of(entry)))
                        .outcomes())
                .hasOnlyElementsOfType(EntryOutcome.Done.class);
    }
}
