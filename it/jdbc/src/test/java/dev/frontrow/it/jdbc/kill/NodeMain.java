package dev.frontrow.it.jdbc.kill;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.frontrow.chat.jdbc.JdbcChatStore;
import dev.frontrow.chat.jdbc.JdbcSchema;
import javax.sql.DataSource;

/** A server process: {@code <jdbc url> <user> <password> <port> <sound|ack-first>}. It runs until it is killed. */
final class NodeMain {

    private NodeMain() {}

    public static void main(String[] args) throws Exception {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(args[0]);
        config.setUsername(args[1]);
        config.setPassword(args[2]);
        config.setConnectionTimeout(2_000);
        config.setMaximumPoolSize(8);
        config.setMinimumIdle(2);
        HikariDataSource pool = new HikariDataSource(config);
        JdbcSchema.migrate(pool);
        DataSource used = args[4].equals("ack-first") ? LateCommits.of(pool) : pool;
        ChatNode.start(JdbcChatStore.over(used).build(), Integer.parseInt(args[3]));
    }
}
