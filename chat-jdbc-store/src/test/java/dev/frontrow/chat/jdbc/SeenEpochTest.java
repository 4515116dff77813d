package dev.frontrow.chat.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frontrow.chat.host.ChatUser;
import dev.frontrow.chat.host.Role;
import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.message.MessageId;
import dev.frontrow.chat.store.Batch;
import dev.frontrow.chat.store.Entry;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A read that began before another epoch was seen, and is answered after it, does not bring the old one back. */
@Timeout(value = 30, unit = TimeUnit.SECONDS)
class SeenEpochTest {

    private static final RoomId ROOM = new RoomId("stage");
    private static final ChatUser ANN = new ChatUser(new UserId("ann"), "Ann", Role.VIEWER);

    private final DataSource real = H2.inMemory();
    private final CountDownLatch read = new CountDownLatch(1);
    private final CountDownLatch answered = new CountDownLatch(1);
    private final ThreadLocal<Boolean> isSlow = ThreadLocal.withInitial(() -> false);

    @Test
    void anAnswerThatWasLongOnItsWayDoesNotSetTheEpochBack() throws Exception {
        JdbcSchema.migrate(real);
        try (JdbcChatStore store =
                JdbcChatStore.builder(proxy(DataSource.class, real)).build()) {
            say(store);
            CompletableFuture<String> late = CompletableFuture.supplyAsync(() -> {
                isSlow.set(true);
                return store.open(ROOM).head().epoch();
            });
            read.await();
            JdbcSchema.newEpoch(real);
            String now = store.open(ROOM).head().epoch();

            answered.countDown();

            assertThat(late.get()).isNotEqualTo(now);
            assertThat(say(store)).isEqualTo(now);
        }
    }

    private static String say(JdbcChatStore store) {
        MessageId id = new MessageId("m-" + System.nanoTime());
        return store.append(new Batch(ROOM, List.of(new Entry.NewMessage(id, ANN, "hi", null, Instant.now(), null))))
                .epoch();
    }

    private <T> T proxy(Class<T> type, Object target) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, args) -> {
            if (target instanceof PreparedStatement && method.getName().equals("close") && isSlow.get()) {
                read.countDown();
                answered.await();
            }
            try {
                Object result = method.invoke(target, args);
                return result instanceof Connection
                        ? proxy(Connection.class, result)
                        : result instanceof PreparedStatement ? proxy(PreparedStatement.class, result) : result;
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }));
    }
}
