package dev.frontrow.it.databases;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.sql.DataSource;

/** The pools of one database. */
final class Pools implements AutoCloseable {

    private static final Duration CONNECTION_TIMEOUT = Duration.ofSeconds(2);

    private final TestDatabase database;
    private final Queue<HikariDataSource> open = new ConcurrentLinkedQueue<>();

    Pools(TestDatabase database) {
        this.database = database;
    }

    DataSource open(int size) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(database.url());
        config.setUsername(database.user());
        config.setPassword(database.password());
        config.setMaximumPoolSize(size);
        config.setConnectionTimeout(CONNECTION_TIMEOUT.toMillis());
        config.setPoolName(database.name());
        HikariDataSource pool = new HikariDataSource(config);
        open.add(pool);
        return pool;
    }

    @Override
    public void close() {
        for (HikariDataSource pool = open.poll(); pool != null; pool = open.poll()) {
            pool.close();
        }
    }
}
