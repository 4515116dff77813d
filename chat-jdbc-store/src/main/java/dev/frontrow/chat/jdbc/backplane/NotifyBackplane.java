package dev.frontrow.chat.jdbc.backplane;

import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.jdbc.sql.Database;
import dev.frontrow.chat.store.Backplane;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** PostgreSQL's NOTIFY and LISTEN, each on a daemon thread. */
public final class NotifyBackplane implements Backplane {

    static final String CHANNEL = "frontrow_chat";

    private static final long JOIN_MILLIS = 2_000;

    /** Often enough that a log that lost its end is noticed, and read again, within 5 s. */
    private static final Duration CHECK_EVERY = Duration.ofSeconds(4);

    private final String node = UUID.randomUUID().toString().substring(0, 8);
    private final DataSource pool;
    private final HintSender sender;
    private final Thread sending;
    private @Nullable HintListener listener;
    private @Nullable Thread listening;

    public NotifyBackplane(DataSource pool) {
        this.pool = pool;
        this.sender = new HintSender(new Database(pool, Database.DEFAULT_TIMEOUT), node);
        this.sending = daemon(sender, "frontrow-notify");
    }

    @Override
    public void announce(RoomId room) {
        sender.add(room);
    }

    @Override
    public synchronized void listen(Consumer<RoomId> onHint) {
        if (listener != null) {
            throw new IllegalStateException("somebody listens already");
        }
        listener = new HintListener(pool, node, onHint);
        listening = daemon(listener, "frontrow-listen");
        listening.start();
        sending.start();
    }

    @Override
    public Optional<Duration> checkEvery() {
        return Optional.of(CHECK_EVERY);
    }

    @Override
    public synchronized void close() {
        sender.close();
        if (listener != null && listening != null) {
            listener.close();
            end(listening);
            end(sending);
        }
    }

    /** An interrupt ends a wait for the pool; a wait for the network ends by itself, at the latest with its timeout. */
    private static void end(Thread thread) {
        thread.interrupt();
        try {
            thread.join(JOIN_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }
}
