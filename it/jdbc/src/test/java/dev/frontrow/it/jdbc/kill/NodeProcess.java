package dev.frontrow.it.jdbc.kill;

import dev.frontrow.it.databases.ChildProcess;
import dev.frontrow.it.databases.Ports;
import dev.frontrow.it.databases.TestDatabase;
import dev.frontrow.tck.probe.Http;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** A server in a JVM of its own, which is killed and started again on the same port. */
final class NodeProcess implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(60);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    private final int port = Ports.free();
    private final List<String> command;
    private final Path log;
    private ChildProcess process;

    /** @param defect one of those of {@link NodeMain} */
    NodeProcess(TestDatabase database, String defect, Path log) {
        this.log = log;
        this.command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                NodeMain.class.getName(),
                database.url(),
                database.user(),
                database.password(),
                Integer.toString(port),
                defect));
        start();
    }

    int port() {
        return port;
    }

    /** A new life after a kill; on return it answers. */
    void start() {
        process = ChildProcess.start(command, log);
        long deadline = System.nanoTime() + START.toNanos();
        while (!answers()) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                throw new AssertionError("the server did not start: " + ChildProcess.tail(log));
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
    }

    private boolean answers() {
        try (Http http = new Http(port)) {
            return http.exchange(ChatNode.login("probe")).status() == 200;
        } catch (UncheckedIOException | IOException e) {
            return false;
        }
    }

    /** SIGKILL. */
    void kill() {
        process.close();
    }

    @Override
    public void close() {
        process.close();
    }
}
