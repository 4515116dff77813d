package dev.frontrow.chat.jdbc;

import dev.frontrow.chat.store.Backplane;
import java.time.Duration;
import javax.sql.DataSource;

/**
 * Several nodes with nothing between them but their database. Called by hosts, on every node:
 *
 * <pre>{@code
 * Chat chat = Chat.builder(store, directory).backplane(JdbcBackplane.over(dataSource)).build();
 * }</pre>
 *
 * <p><b>PostgreSQL:</b> {@code NOTIFY} on the channel {@code frontrow_chat}; others hear of a commit within milliseconds. One connection of the pool is held for
 * {@code LISTEN}, for as long as the backplane is open: let the pool be one larger. A connection that breaks is replaced. A pooler between host and database that hands
 * the same connection to several clients in turn (PgBouncer in transaction mode) lets no hint through; then {@link Backplane#polling} is what to use.
 *
 * <p><b>Elsewhere</b> databases tell nothing by themselves, and each node asks every so often: {@link Backplane#polling}.
 */
public final class JdbcBackplane {

    private static final Duration POLL_EVERY = Duration.ofMillis(250);

    private JdbcBackplane() {}

    /**
     * What suits the database; where it must be asked, every 250 ms.
     *
     * @throws DatabaseException the database cannot be reached
     */
    public static Backplane over(DataSource pool) {
        return over(pool, POLL_EVERY);
    }

    /**
     * What suits the database.
     *
     * @param pollEvery how often it is asked where it tells nothing by itself; 50 ms to 5 s
     * @throws DatabaseException the database cannot be reached
     * @throws IllegalArgumentException a time out of that range
     */
    public static Backplane over(DataSource pool, Duration pollEvery) {
        Backplane polling = Backplane.polling(pollEvery);
        Product product = new Database(pool, Database.DEFAULT_TIMEOUT).read(Product::of);
        return product == Product.POSTGRESQL ? new NotifyBackplane(pool) : polling;
    }
}
