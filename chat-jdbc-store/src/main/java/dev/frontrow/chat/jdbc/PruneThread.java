package dev.frontrow.chat.jdbc;

import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The daemon thread that prunes, and takes out what purges have hidden. */
final class PruneThread implements PruneTimer.Later, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PruneThread.class);

    private final Pruner pruner;
    private final Duration patience;
    private final ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(
            1,
            task -> {
                Thread thread = new Thread(task, "frontrow-prune");
                thread.setDaemon(true);
                return thread;
            },
            new ThreadPoolExecutor.DiscardPolicy());

    /** @param patience how long a batch may take that is at work when this is closed */
    PruneThread(Pruner pruner, Duration patience) {
        this.pruner = pruner;
        this.patience = patience;
        executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // it ends with the executor, and never by an exception
    public void run(Runnable task, Duration delay) {
        executor.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Runs a task as soon as the thread is free. What it throws is logged; whoever prunes next does what it left. */
    void soon(Runnable task) {
        run(
                () -> {
                    try {
                        task.run();
                    } catch (RuntimeException e) {
                        LOG.warn("upkeep failed; it is tried again with the next pruning", e);
                    }
                },
                Duration.ZERO);
    }

    /** Waits for the batch at work and never interrupts it: H2 closes a file under a thread that is interrupted. */
    @Override
    public void close() {
        pruner.stop();
        executor.shutdown();
        try {
            executor.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
