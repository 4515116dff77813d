package dev.frontrow.it.databases;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** What servers have in common: a folder, a port, a process. */
abstract class ServedDatabase implements DatabaseServer {

    private static final Duration START = Duration.ofSeconds(30);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

    private final Path home;
    private final int port = Ports.free();
    private final Pools pools = new Pools(this);
    private @Nullable ChildProcess process;

    /** Its folder must exist, and is deleted at close. */
    ServedDatabase(Path home) {
        this.home = home;
    }

    /** What starts the server on data that is there. */
    abstract List<String> command();

    /** A URL that answers as soon as the server does. */
    abstract String firstUrl();

    final Path home() {
        return home;
    }

    final int port() {
        return port;
    }

    /** Starts the server and waits until it takes connections. */
    final void start() {
        ChildProcess started = ChildProcess.start(command(), log());
        process = started;
        long deadline = System.nanoTime() + START.toNanos();
        while (!takesConnections(started, deadline)) {
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
    }

    private boolean takesConnections(ChildProcess started, long deadline) {
        try (Connection connection = DriverManager.getConnection(firstUrl(), user(), password())) {
            return connection.isValid(1);
        } catch (SQLException e) {
            if (!started.isAlive()) {
                throw new DatabaseFailure(name() + " ended; it said: " + ChildProcess.tail(log()), e);
            }
            if (System.nanoTime() > deadline) {
                throw new DatabaseFailure(
                        name() + " takes no connections after " + START + "; it said: " + ChildProcess.tail(log()), e);
            }
            return false;
        }
    }

    private Path log() {
        return home.resolve("server.log");
    }

    private ChildProcess running() {
        if (process == null) {
            throw new IllegalStateException(name() + " does not run");
        }
        return process;
    }

    @Override
    public final void kill() {
        running().close();
    }

    @Override
    public final void restart() {
        kill();
        start();
    }

    @Override
    public final void pause() {
        running().pause();
    }

    @Override
    public final void resume() {
        running().resume();
    }

    @Override
    public final DataSource pool(int size) {
        return pools.open(size);
    }

    @Override
    public final void close() {
        try {
            if (process != null) {
                // Not killed: then its children would be left to a process 1 that may not care for dead children.
                process.quit();
            }
            pools.close();
        } finally {
            Folders.delete(home);
        }
    }
}
