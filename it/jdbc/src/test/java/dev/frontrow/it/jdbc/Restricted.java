package dev.frontrow.it.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.frontrow.it.databases.TestDatabase;

/** Pools of users who may not do everything. */
final class Restricted {

    private Restricted() {}

    static HikariDataSource pool(TestDatabase database, String user, String password) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(database.url());
        config.setUsername(user);
        config.setPassword(password);
        config.setMaximumPoolSize(2);
        return new HikariDataSource(config);
    }
}
