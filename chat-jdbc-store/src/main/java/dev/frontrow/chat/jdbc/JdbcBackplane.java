package dev.frontrow.chat.jdbc;

import dev.frontrow.chat.jdbc.backplane.NotifyBackplane;
import dev.frontrow.chat.jdbc.failure.DatabaseException;
import dev.frontrow.chat.jdbc.sql.Database;
import dev.frontrow.chat.jdbc.sql.Dialect;
import dev.frontrow.chat.store.Backplane;
import java.time.Duration;
import javax.sql.DataSource;

/**
 * Connects several nodes through their database alone. Called by hosts, on every node:
 *
 * <pre>{@code
 * Chat chat = Chat.builder(store, directory).backplane(JdbcBackplane.create(dataSource)).build();
 * }</pre>
 *
 * <p><b>PostgreSQL:</b> {@code NOTIFY} on the channel {@code frontrow_chat}; other nodes receive a hint within
 * milliseconds of a commit. One connection of the pool is held for {@code LISTEN} while the backplane is open: make the
 * pool one larger. A broken connection is replaced. A pooler that shares connections between clients (PgBouncer in
 * transaction mode) passes on no hints; use {@link Backplane#polling} then.
 *
 * <p><b>Elsewhere</b> databases send no notifications, and each node polls: {@link Backplane#polling}.
 */
public final class JdbcBackplane {

    private static final Duration POLL_EVERY = Duration.ofMillis(250);

    private JdbcBackplane() {}

    /**
     * The backplane that suits the database; where it must be polled, every 250 ms.
     *
     * @throws DatabaseException the database cannot be reached
     */
    public static Backplane create(DataSource pool) {
        return create(pool, POLL_EVERY);
    }

    /**
     * The backplane that suits the database.
     *
     * @param pollEvery how often a database without notifications is polled; 50 ms to 5 s
     * @throws DatabaseException the database cannot be reached
     * @throws IllegalArgumentException a duration out of that range
     */
    public static Backplane create(DataSource pool, Duration pollEvery) {
        Backplane polling = Backplane.polling(pollEvery);
        Dialect dialect = new Database(pool, Database.DEFAULT_TIMEOUT).read(Dialect::of);
        return dialect == Dialect.POSTGRESQL ? new NotifyBackplane(pool) : polling;
    }
}
