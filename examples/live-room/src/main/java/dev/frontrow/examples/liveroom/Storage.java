package dev.frontrow.examples.liveroom;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.frontrow.chat.jdbc.JdbcChatStore;
import dev.frontrow.chat.jdbc.JdbcSchema;
import dev.frontrow.chat.jdbc.wallet.JdbcWallet;
import dev.frontrow.chat.store.ChatStore;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;

/** A pool of connections, and what is kept over it. Closed last, when nobody asks for it any more. */
record Storage(HikariDataSource pool, ChatStore chat, JdbcWallet wallet) implements AutoCloseable {

    /** Opens the database, and makes the tables it does not have yet. */
    static Storage open(DatabaseOptions options) {
        requireDriver(options);
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(options.url());
        if (!options.user().isEmpty()) {
            config.setUsername(options.user());
            config.setPassword(options.password());
        }
        config.setPoolName("live-room");
        config.setMaximumPoolSize(10);
        // Shorter than the store's own patience: a sender hears within seconds that the database is away.
        config.setConnectionTimeout(Duration.ofSeconds(2).toMillis());
        HikariDataSource pool = new HikariDataSource(config);
        try {
            JdbcSchema.migrate(pool);
            JdbcWallet.migrate(pool);
            return new Storage(
                    pool,
                    JdbcChatStore.builder(pool).build(),
                    JdbcWallet.builder(pool, "EUR").build());
        } catch (RuntimeException e) {
            pool.close();
            throw e;
        }
    }

    @Override
    public void close() {
        chat.close();
        pool.close();
    }

    /** The pool would say it too, with the whole URL. */
    private static void requireDriver(DatabaseOptions options) {
        try {
            DriverManager.getDriver(options.url());
        } catch (SQLException e) {
            throw new IllegalArgumentException(
                    "JDBC_URL: " + options.shown() + " (expected: jdbc:postgresql:, jdbc:mariadb: or jdbc:h2:)", e);
        }
    }
}
