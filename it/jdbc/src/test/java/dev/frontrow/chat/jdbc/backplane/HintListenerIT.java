package dev.frontrow.chat.jdbc.backplane;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frontrow.chat.host.RoomId;
import dev.frontrow.it.databases.PostgresServer;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Statement;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The thread that hears outlives what pools, drivers and listeners should not throw, and gives its connection back as it was. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class HintListenerIT {

    private static final int TIMEOUT_OF_THE_POOL = 123_000;

    private final AtomicInteger asked = new AtomicInteger();
    private final BlockingQueue<Integer> closedWith = new LinkedBlockingQueue<>();
    private final BlockingQueue<RoomId> heard = new LinkedBlockingQueue<>();
    private final AtomicInteger hints = new AtomicInteger();

    @Test
    void itBeginsAnewAfterWhateverWasThrown() throws Exception {
        try (PostgresServer server = PostgresServer.launch();
                Connection speaker = server.connect();
                Statement statement = speaker.createStatement()) {
            HintListener listener = new HintListener(pool(server), "here", room -> {
                if (hints.incrementAndGet() == 1) {
                    throw new StackOverflowError("of the listener's");
                }
                heard.add(room);
            });
            Thread thread = new Thread(listener);
            thread.start();
            while (heard.isEmpty()) { // until it listens
                statement.execute("SELECT pg_notify('frontrow_chat', '"
                        + new Hint("there", new RoomId("stage")).payload() + "')");
                heard.poll(20, TimeUnit.MILLISECONDS);
                if (hints.get() > 1) {
                    break;
                }
            }
            assertThat(hints).hasValueGreaterThan(1);
            assertThat(asked).hasValue(3); // what the listener threw cost no connection
            listener.close();
            thread.join();
        }
        assertThat(closedWith.take()).isEqualTo(TIMEOUT_OF_THE_POOL);
    }

    /** One that is closed at first, then breaks, then works. */
    private DataSource pool(PostgresServer server) {
        return proxy(DataSource.class, null, (method, args) -> {
            switch (asked.incrementAndGet()) {
                case 1:
                    throw new IllegalStateException("no data source for this thread");
                case 2:
                    throw new NoClassDefFoundError("of a driver");
                default:
                    return connection(server.connect());
            }
        });
    }

    private Connection connection(Connection real) throws Exception {
        real.setNetworkTimeout(Runnable::run, TIMEOUT_OF_THE_POOL);
        return proxy(Connection.class, real, (method, args) -> {
            if (method.getName().equals("close")) {
                closedWith.add(real.getNetworkTimeout());
            }
            return method.invoke(real, args);
        });
    }

    private interface Call {
        Object with(java.lang.reflect.Method method, Object[] args) throws Exception;
    }

    private static <T> T proxy(Class<T> type, T target, Call call) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, args) -> {
            try {
                return call.with(method, args);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }));
    }
}
