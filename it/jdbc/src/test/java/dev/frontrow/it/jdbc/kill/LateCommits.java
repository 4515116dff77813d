package dev.frontrow.it.jdbc.kill;

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

    private static Connection of(Connection connection) {
        boolean[] pending = {false};
        return Wrapped.connection(connection, (call, name, args) -> {
            switch (name) {
                case "commit":
                    pending[0] = true;
                    return null;
                case "prepareStatement":
                    // A statement that is a transaction by itself becomes one that is still open.
                    if (args[0].toString().contains("INSERT") && connection.getAutoCommit()) {
                        connection.setAutoCommit(false);
                        pending[0] = true;
                    }
                    return call.proceed();
                case "setAutoCommit":
                    // After the commit that was promised this would be one.
                    return pending[0] ? null : call.proceed();
                case "close":
                    if (pending[0]) {
                        long delay = ThreadLocalRandom.current().nextLong(50, 100);
                        LATER.schedule(() -> commitAndClose(connection), delay, TimeUnit.MILLISECONDS);
                        return null;
                    }
                    return call.proceed();
                default:
                    return call.proceed();
            }
        });
    }

    private static Void commitAndClose(Connection connection) throws SQLException {
        try (connection) {
            connection.commit();
            connection.setAutoCommit(true);
        }
        return null;
    }
}
