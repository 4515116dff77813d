package dev.frontrow.examples.twonodes;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;

/**
 * The database of both nodes.
 *
 * @param url a JDBC URL of PostgreSQL, MariaDB or H2
 * @param user who signs in; empty: nobody in particular
 * @param password what they sign in with
 */
record DatabaseOptions(String url, String user, String password) {

    /** What {@code JDBC_URL}, {@code JDBC_USER} and {@code JDBC_PASSWORD} say; without them one on the heap. */
    static DatabaseOptions from(Map<String, String> environment) {
        return new DatabaseOptions(
                environment.getOrDefault("JDBC_URL", "jdbc:h2:mem:" + UUID.randomUUID()),
                environment.getOrDefault("JDBC_USER", ""),
                environment.getOrDefault("JDBC_PASSWORD", ""));
    }

    /** A pool for one node. */
    HikariDataSource pool(String name) {
        HikariConfig config = new HikariConfig();
        config.setPoolName(name);
        config.setJdbcUrl(url);
        if (!user.isEmpty()) {
            config.setUsername(user);
            config.setPassword(password);
        }
        config.setMaximumPoolSize(10);
        config.setConnectionTimeout(Duration.ofSeconds(2).toMillis());
        return new HikariDataSource(config);
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "database of " + user;
    }
}
