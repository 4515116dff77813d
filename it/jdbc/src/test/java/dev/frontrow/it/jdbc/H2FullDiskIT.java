package dev.frontrow.it.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.SQLExceptionOverride;
import dev.frontrow.chat.host.ChatUser;
import dev.frontrow.chat.host.Role;
import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.jdbc.JdbcChatStore;
import dev.frontrow.chat.jdbc.JdbcSchema;
import dev.frontrow.chat.jdbc.failure.DatabaseException;
import dev.frontrow.chat.message.Body;
import dev.frontrow.chat.message.ChatMessage;
import dev.frontrow.chat.message.IdempotencyKey;
import dev.frontrow.chat.message.MessageId;
import dev.frontrow.chat.store.Batch;
import dev.frontrow.chat.store.Entry;
import dev.frontrow.chat.store.EntryOutcome;
import dev.frontrow.chat.store.MessageQuery;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.h2.api.ErrorCode;
import org.h2.store.fs.FilePath;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** H2 closes its database after a write that failed. Where the pool lets go of connections to a closed one, what was accepted is read on, and written again when there is space. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class H2FullDiskIT {

    private static final RoomId ROOM = new RoomId("stage");
    private static final ChatUser ANN = new ChatUser(new UserId("ann"), "Ann", Role.VIEWER);
    private static final int CONNECTIONS = 3;
    private static final int BEFORE = 50;
    private static final int MAX = 1000;

    @TempDir
    Path folder;

    @AfterEach
    void makeSpace() {
        FullDisk.full(false);
    }

    @Test
    void readingGoesOnAndSoDoesWritingWhenThereIsSpace() {
        FilePath.register(new FullDisk());
        try (HikariDataSource pool = pool()) {
            JdbcSchema.migrate(pool);
            try (JdbcChatStore store = JdbcChatStore.builder(pool).pruneByHand().build()) {
                List<String> accepted = new ArrayList<>();
                for (int i = 0; i < BEFORE; i++) {
                    accepted.add(say(store, i));
                }

                FullDisk.full(true);
                assertThatThrownBy(() -> IntStream.range(BEFORE, MAX).forEach(i -> accepted.add(say(store, i))))
                        .isInstanceOf(DatabaseException.class);
                int failed = accepted.size();

                assertThat(soon(() -> texts(store))).isEqualTo(accepted);
                assertThatThrownBy(() -> say(store, failed)).isInstanceOf(DatabaseException.class);
                assertThat(soon(() -> texts(store))).isEqualTo(accepted);

                FullDisk.full(false);
                accepted.add(soon(() -> say(store, failed)));
                assertThat(texts(store)).isEqualTo(accepted);
                assertThat(store.open(ROOM).head().seq()).isEqualTo(accepted.size());
            }
        }
    }

    private HikariDataSource pool() {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl("jdbc:h2:full:" + folder.resolve("chat") + ";WRITE_DELAY=0");
        config.setUsername("sa");
        config.setMaximumPoolSize(CONNECTIONS);
        config.setExceptionOverride(new SQLExceptionOverride() {
            @java.lang.Override
            public Override adjudicate(SQLException e) {
                return e.getErrorCode() == ErrorCode.DATABASE_IS_CLOSED ? Override.MUST_EVICT : Override.CONTINUE_EVICT;
            }
        });
        return new HikariDataSource(config);
    }

    /** Each call that fails costs the pool one of its dead connections. */
    private static <T> T soon(Supplier<T> call) {
        for (int tries = 0; tries < CONNECTIONS; tries++) {
            try {
                return call.get();
            } catch (DatabaseException e) {
                // the next one
            }
        }
        return call.get();
    }

    private static String say(JdbcChatStore store, int number) {
        String text = number + " " + "x".repeat(400);
        Entry message = new Entry.NewMessage(
                new MessageId("m-" + number),
                ANN,
                text,
                null,
                Instant.now(),
                IdempotencyKey.of(ANN.id(), "k-" + number, List.of(text)));
        assertThat(store.append(new Batch(ROOM, List.of(message))).outcomes().get(0))
                .isNotInstanceOf(EntryOutcome.Rejected.class);
        return text;
    }

    private static List<String> texts(JdbcChatStore store) {
        return store.messages(new MessageQuery.After(ROOM, 0, MAX)).orElseThrow().items().stream()
                .map(ChatMessage::body)
                .map(body -> ((Body.Text) body).text())
                .toList();
    }
}
