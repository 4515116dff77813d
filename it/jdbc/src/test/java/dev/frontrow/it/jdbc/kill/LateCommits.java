package dev.frontrow.it.jdbc.kill;

import dev.frontrow.it.jdbc.Wrapped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/** A planted defect: a commit is said to be done at once, and is done some 50 to 100 ms later. Whoever is killed in between has lied. */
final class LateCommits {

    private static final ScheduledExecutorService LATER = Executors.newScheduledThreadPool(2, task -> {
        Thread thread = new Thread(task, "late commits");
        thread.setDaemon(true);
        return thread;
    });

    private LateCommits() {}

    static DataSource of(DataSource pool) {
        return Wrapped.dataSource(pool, LateCommits::of);
    }

    /** Whatever is done with it becomes one transaction, which ends some time after the connection was closed. */
    private static Connection of(Connection connection) {
        boolean[] autoCommit = {true};
        begin(connection);
        return Wrapped.connection(connection, (call, name, args) -> {
            switch (name) {
                case "commit":
                    return null;
                case "getAutoCommit":
                    return autoCommit[0];
                case "setAutoCommit":
                    autoCommit[0] = (boolean) args[0];
                    return null;
                case "close":
                    long delay = ThreadLocalRandom.current().nextLong(50, 100);
                    LATER.schedule(() -> commitAndClose(connection), delay, TimeUnit.MILLISECONDS);
                    return null;
                default:
                    return call.proceed();
            }
        });
    }

    private static void begin(Connection connection) {
        try {
            connection.setAutoCommit(false);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Void commitAndClose(Connection connection) throws SQLException {
        try (connection) {
            connection.commit();
            connection.setAutoCommit(true);
        }
        return null;
    }
}
