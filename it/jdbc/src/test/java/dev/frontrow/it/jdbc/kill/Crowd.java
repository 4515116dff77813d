package dev.frontrow.it.jdbc.kill;

import dev.frontrow.tck.probe.Http;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;

/** Clients that send as fast as they are answered, whatever happens to the server, until told to stop. */
final class Crowd implements AutoCloseable {

    private static final int CLIENTS = 8;
    private static final Duration TIMEOUT = Duration.ofSeconds(90);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(1);

    private final Ledger ledger = new Ledger();
    private final Http http;
    private final ExecutorService threads = Executors.newFixedThreadPool(CLIENTS, task -> {
        Thread thread = new Thread(task, "client");
        thread.setDaemon(true);
        return thread;
    });
    private final List<Future<?>> running = new ArrayList<>();
    private volatile boolean stopped;

    Crowd(int port, Random random) {
        http = new Http(port);
        for (int i = 0; i < CLIENTS; i++) {
            Client client = new Client(http, "user-" + i, ledger, new Random(random.nextLong()));
            running.add(threads.submit(() -> {
                while (!stopped) {
                    client.sendOne();
                }
            }));
        }
    }

    /** Waits until so many more messages are acknowledged. */
    void awaitMore(int more) {
        int target = ledger.count() + more;
        long deadline = System.nanoTime() + TIMEOUT.toNanos();
        while (ledger.count() < target) {
            running.stream().filter(Future::isDone).forEach(Crowd::join);
            if (System.nanoTime() > deadline) {
                throw new AssertionError("not " + target + " acknowledged within " + TIMEOUT + ": " + ledger);
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
    }

    /** Waits until every send that has a key is settled, and no more are begun. The server must run. */
    Ledger stop() {
        stopped = true;
        running.forEach(Crowd::join);
        return ledger;
    }

    private static void join(Future<?> client) {
        try {
            client.get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new AssertionError("a client failed", e.getCause());
        } catch (TimeoutException e) {
            throw new AssertionError("a client was not done within " + TIMEOUT, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    @Override
    public void close() {
        stopped = true;
        threads.shutdownNow();
        try {
            http.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
