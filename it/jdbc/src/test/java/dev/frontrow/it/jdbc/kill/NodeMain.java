package dev.frontrow.it.jdbc.kill;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.frontrow.chat.jdbc.JdbcChatStore;
import dev.frontrow.chat.jdbc.JdbcSchema;
import javax.sql.DataSource;

/** A server process: {@code <jdbc url> <user> <password> <port> <defect>}. It runs until it is killed. */
final class NodeMain {

    /** No defect. */
    static final String SOUND = "sound";

    /** Acknowledges before it commits. */
    static final String ACKNOWLEDGES_FIRST = "acknowledges-first";

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
        DataSource used = args[4].equals(ACKNOWLEDGES_FIRST) ? LateCommits.of(pool) : pool;
        ChatNode.start(JdbcChatStore.builder(used).build(), Integer.parseInt(args[3]));
    }
}
