package dev.frontrow.it.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.frontrow.chat.host.ChatUser;
import dev.frontrow.chat.host.Role;
import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.jdbc.JdbcChatStore;
import dev.frontrow.chat.jdbc.JdbcSchema;
import dev.frontrow.chat.jdbc.failure.DatabaseException;
import dev.frontrow.chat.message.IdempotencyKey;
import dev.frontrow.chat.message.MessageId;
import dev.frontrow.chat.store.Batch;
import dev.frontrow.chat.store.Entry;
import dev.frontrow.chat.store.EntryOutcome;
import dev.frontrow.it.databases.H2Database;
import dev.frontrow.it.databases.MariaDbServer;
import dev.frontrow.it.databases.PostgresServer;
import dev.frontrow.it.databases.TestDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What was committed, and whose answer was lost on its way, is not done again by the store, whether or not it has a key; whoever asks again under its key is told. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class LostAnswerIT {

    private static final ChatUser ANN = new ChatUser(new UserId("ann"), "Ann", Role.VIEWER);

    /** The connection broke; the server was stopped; a pool that gave up, without a word of the server's. */
    private static final List<String> STATES = List.of("08006", "57P01", "HY000");

    private final AtomicReference<@Nullable String> lost = new AtomicReference<>();

    enum Product {
        POSTGRESQL(PostgresServer::launch),
        MARIADB(MariaDbServer::launch),
        H2(H2Database::create);

        private final Supplier<TestDatabase> create;

        Product(Supplier<TestDatabase> create) {
            this.create = create;
        }
    }

    @ParameterizedTest
    @EnumSource
    void itIsThereOnce(Product product) {
        try (TestDatabase database = product.create.get()) {
            DataSource pool = database.pool(4);
            JdbcSchema.migrate(pool);
            try (JdbcChatStore store = JdbcChatStore.builder(Wrapped.dataSource(pool, this::connection))
                    .pruneByHand()
                    .build()) {
                for (String state : STATES) {
                    RoomId room = new RoomId("room-" + state);
                    outcome(store, room, says(null)); // so that the room is there, and known
                    outcome(store, room, says(null));
                    Entry keyed = says(IdempotencyKey.of(ANN.id(), "key-" + state, List.of("hi")));

                    for (Entry entry : List.of(says(null), keyed)) {
                        lost.set(state);
                        assertThatThrownBy(() -> outcome(store, room, entry)).isInstanceOf(DatabaseException.class);
                        assertThat(lost).hasValue(null);
                    }

                    assertThat(store.open(room).head().seq()).isEqualTo(4);
                    assertThat(outcome(store, room, keyed)).isInstanceOf(EntryOutcome.Repeated.class);
                    assertThat(store.open(room).head().seq()).isEqualTo(4);
                }
            }
        }
    }

    private static EntryOutcome outcome(JdbcChatStore store, RoomId room, Entry entry) {
        return store.append(new Batch(room, List.of(entry))).outcomes().get(0);
    }

    private static Entry says(@Nullable IdempotencyKey key) {
        return new Entry.NewMessage(new MessageId(UUID.randomUUID().toString()), ANN, "hi", null, Instant.now(), key);
    }

    /** What it committed, by itself or in one statement of its own, is answered with a failure once. */
    private Connection connection(Connection connection) {
        return Wrapped.connection(connection, (call, method, args) -> {
            Object result = call.proceed();
            if (method.equals("commit")) {
                lose();
            }
            return result instanceof PreparedStatement statement && connection.getAutoCommit()
                    ? statement(statement, (String) args[0])
                    : result;
        });
    }

    private PreparedStatement statement(PreparedStatement statement, String sql) {
        return Wrapped.of(PreparedStatement.class, statement, (call, method, args) -> {
            Object result = call.proceed();
            if (method.startsWith("execute") && sql.contains("INSERT")) {
                lose();
            }
            return result;
        });
    }

    private void lose() throws SQLException {
        String state = lost.getAndSet(null);
        if (state != null) {
            throw new SQLException("no answer", state);
        }
    }
}
