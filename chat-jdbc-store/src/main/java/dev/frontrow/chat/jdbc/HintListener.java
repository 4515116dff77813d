package dev.frontrow.chat.jdbc;

import dev.frontrow.chat.host.RoomId;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears which rooms other nodes wrote to, on a connection that it holds. When that breaks it begins anew on another, and that is all: what was said meanwhile is lost, and each
 * node finds it by itself when it compares its rooms with the store, every 5 s.
 */
final class HintListener implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(HintListener.class);

    private static final long FIRST_DELAY_MILLIS = 100;
    private static final long LONGEST_DELAY_MILLIS = 5_000;

    /** So long it listens before it looks whether it is closed. */
    private static final Duration BREATH = Duration.ofMillis(250);

    /** After so many of them in silence the connection is tried. */
    private static final int SILENCE = 40;

    private final DataSource pool;
    private final String node;
    private final Consumer<RoomId> heard;
    private final CountDownLatch closed = new CountDownLatch(1);
    private long delayMillis = FIRST_DELAY_MILLIS;

    HintListener(DataSource pool, String node, Consumer<RoomId> heard) {
        this.pool = pool;
        this.node = node;
        this.heard = heard;
    }

    /** It ends after the breath it is at. */
    void close() {
        closed.countDown();
    }

    @Override
    public void run() {
        try {
            do {
                hearUntilItBreaks();
            } while (!closed.await(nextDelay(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // closed
        }
    }

    /** Whatever breaks it, also what a pool or a driver should not throw: nobody else would begin anew. */
    private void hearUntilItBreaks() {
        try (Connection connection = pool.getConnection();
                Loan loan = new Loan(connection, Math.toIntExact(Database.DEFAULT_TIMEOUT.toMillis()))) {
            loan.setAutoCommit(true);
            try {
                hear(connection);
            } finally {
                // Also where it is known to be broken: a pool finds that out by what is asked through its own wrapper.
                execute(connection, "UNLISTEN *");
            }
        } catch (Throwable e) {
            if (!isClosed()) {
                LOG.warn("nothing is heard of other nodes' commits for now: {}", e.toString());
            }
        }
    }

    private void hear(Connection connection) throws SQLException {
        execute(connection, "LISTEN " + NotifyBackplane.CHANNEL);
        delayMillis = FIRST_DELAY_MILLIS;
        LOG.debug("listening for other nodes' commits");
        PGConnection postgres = connection.unwrap(PGConnection.class);
        int silent = 0;
        while (!isClosed()) {
            PGNotification[] some = postgres.getNotifications(Math.toIntExact(BREATH.toMillis()));
            if (some == null || some.length == 0) {
                if (++silent % SILENCE == 0) {
                    execute(connection, "SELECT 1");
                }
                continue;
            }
            silent = 0;
            for (PGNotification each : some) {
                Hint.parse(each.getParameter())
                        .filter(hint -> !hint.node().equals(node))
                        .ifPresent(hint -> tell(hint.room()));
            }
        }
    }

    private void tell(RoomId room) {
        try {
            heard.accept(room);
        } catch (Throwable e) {
            LOG.warn("a hint was not taken", e); // the next one must be heard all the same
        }
    }

    private boolean isClosed() {
        return closed.getCount() == 0;
    }

    /** With jitter, so that not all nodes come back to a database at once. */
    private long nextDelay() {
        long delay = delayMillis;
        delayMillis = Math.min(LONGEST_DELAY_MILLIS, delay * 2);
        return delay / 2 + ThreadLocalRandom.current().nextLong(delay / 2);
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
