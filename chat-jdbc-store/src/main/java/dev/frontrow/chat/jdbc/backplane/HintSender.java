package dev.frontrow.chat.jdbc.backplane;

import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.jdbc.sql.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends hints about the rooms that were written to. Committers only add a room to a set; one thread sends all that have
 * gathered, in one statement.
 *
 * <p>Never in a batch's own transaction: PostgreSQL serialises the commits of all transactions with notifications,
 * across all rooms of the database.
 */
final class HintSender implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(HintSender.class);

    /** The first hint is sent at once; the next ones gather for this time, or a busy room would send one per commit. */
    private static final Duration PAUSE = Duration.ofMillis(10);

    /** A hint need not survive a crash, so its commit does not wait for the disk. */
    private static final String NOTIFY = "SELECT set_config('synchronous_commit', 'off', true), pg_notify('"
            + NotifyBackplane.CHANNEL + "', hint) FROM unnest(?::text[]) AS hint";

    private final Database database;
    private final String node;
    private final Object lock = new Object();
    private final Set<RoomId> waiting = new LinkedHashSet<>();
    private boolean closed;
    private boolean failing;

    HintSender(Database database, String node) {
        this.database = database;
        this.node = node;
    }

    void add(RoomId room) {
        synchronized (lock) {
            if (!closed && waiting.add(room)) {
                lock.notifyAll();
            }
        }
    }

    void close() {
        synchronized (lock) {
            closed = true;
            lock.notifyAll();
        }
    }

    @Override
    public void run() {
        try {
            for (List<RoomId> rooms = next(); !rooms.isEmpty(); rooms = next()) {
                send(rooms);
                pause();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // closed
        }
    }

    /** Waits until there is something to send. Empty when closed. */
    private List<RoomId> next() throws InterruptedException {
        synchronized (lock) {
            while (waiting.isEmpty() && !closed) {
                lock.wait();
            }
            List<RoomId> rooms = closed ? List.of() : List.copyOf(waiting);
            waiting.clear();
            return rooms;
        }
    }

    private void pause() throws InterruptedException {
        long end = System.nanoTime() + PAUSE.toNanos();
        synchronized (lock) {
            for (long left = PAUSE.toMillis(); left > 0 && !closed; left = (end - System.nanoTime()) / 1_000_000) {
                lock.wait(left);
            }
        }
    }

    /** Hints that cannot be sent are dropped: the other nodes find the changes with their next periodic check. */
    private void send(List<RoomId> rooms) {
        Object[] hints =
                rooms.stream().map(room -> new Hint(node, room).payload()).toArray();
        try {
            database.transaction(connection -> notify(connection, hints));
            failing = false;
        } catch (Throwable e) { // also an Error: otherwise nothing would ever be sent again
            if (!failing) {
                LOG.warn("other nodes are not told of commits and find out when they compare: {}", e.toString());
            }
            failing = true;
        }
    }

    private static boolean notify(Connection connection, Object[] hints) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(NOTIFY)) {
            statement.setArray(1, connection.createArrayOf("text", hints));
            return statement.execute();
        }
    }
}
