package dev.frontrow.chat.jdbc.backplane;

import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.jdbc.sql.ConnectionLease;
import dev.frontrow.chat.jdbc.sql.Database;
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
 * Receives hints from other nodes, on a connection that it holds. When that breaks, it continues on a new one. Hints
 * sent in between are lost; each node finds those changes with its periodic check, every 5 s.
 */
final class HintListener implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(HintListener.class);

    private static final long FIRST_DELAY_MILLIS = 100;
    private static final long MAX_DELAY_MILLIS = 5_000;

    /** How long one poll waits for notifications; between polls it checks whether it was closed. */
    private static final Duration POLL_INTERVAL = Duration.ofMillis(250);

    /** After this many polls without a notification the connection is probed. */
    private static final int SILENT_POLLS_BEFORE_PROBE = 40;

    private final DataSource pool;
    private final String node;
    private final Consumer<RoomId> onHint;
    private final CountDownLatch closed = new CountDownLatch(1);
    private long delayMillis = FIRST_DELAY_MILLIS;

    HintListener(DataSource pool, String node, Consumer<RoomId> onHint) {
        this.pool = pool;
        this.node = node;
        this.onHint = onHint;
    }

    /** It ends after the current poll. */
    void close() {
        closed.countDown();
    }

    @Override
    public void run() {
        try {
            do {
                listenUntilBroken();
            } while (!closed.await(nextDelay(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // closed
        }
    }

    /**
     * Catches everything, including what a pool or driver should not throw: nothing else would start listening again.
     */
    private void listenUntilBroken() {
        try (Connection connection = pool.getConnection();
                ConnectionLease lease =
                        new ConnectionLease(connection, Math.toIntExact(Database.DEFAULT_TIMEOUT.toMillis()))) {
            lease.setAutoCommit(true);
            try {
                listen(connection);
            } finally {
                // Also on a connection that is known to be broken: a pool detects that by a statement through its own
                // wrapper.
                execute(connection, "UNLISTEN *");
            }
        } catch (Throwable e) {
            if (!isClosed()) {
                LOG.warn("nothing is heard of other nodes' commits for now: {}", e.toString());
            }
        }
    }

    private void listen(Connection connection) throws SQLException {
        execute(connection, "LISTEN " + NotifyBackplane.CHANNEL);
        delayMillis = FIRST_DELAY_MILLIS;
        LOG.debug("listening for other nodes' commits");
        PGConnection postgres = connection.unwrap(PGConnection.class);
        int silent = 0;
        while (!isClosed()) {
            PGNotification[] notifications = postgres.getNotifications(Math.toIntExact(POLL_INTERVAL.toMillis()));
            if (notifications == null || notifications.length == 0) {
                if (++silent % SILENT_POLLS_BEFORE_PROBE == 0) {
                    execute(connection, "SELECT 1");
                }
                continue;
            }
            silent = 0;
            for (PGNotification notification : notifications) {
                Hint.parse(notification.getParameter())
                        .filter(hint -> !hint.node().equals(node))
                        .ifPresent(hint -> deliver(hint.room()));
            }
        }
    }

    private void deliver(RoomId room) {
        try {
            onHint.accept(room);
        } catch (Throwable e) {
            LOG.warn("a hint was not taken", e); // the next one must be received all the same
        }
    }

    private boolean isClosed() {
        return closed.getCount() == 0;
    }

    /** With jitter, so that not all nodes reconnect to a database at the same time. */
    private long nextDelay() {
        long delay = delayMillis;
        delayMillis = Math.min(MAX_DELAY_MILLIS, delay * 2);
        return delay / 2 + ThreadLocalRandom.current().nextLong(delay / 2);
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
