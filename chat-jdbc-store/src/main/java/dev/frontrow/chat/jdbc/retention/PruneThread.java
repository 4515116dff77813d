package dev.frontrow.chat.jdbc.retention;

import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The daemon thread that prunes, and removes the texts that purges have hidden. */
public final class PruneThread implements PruneTimer.Scheduler, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PruneThread.class);

    private final Pruner pruner;
    private final Duration closeTimeout;
    private final ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(
            1,
            task -> {
                Thread thread = new Thread(task, "frontrow-prune");
                thread.setDaemon(true);
                return thread;
            },
            new ThreadPoolExecutor.DiscardPolicy());

    /** @param closeTimeout how long closing waits for the current batch */
    public PruneThread(Pruner pruner, Duration closeTimeout) {
        this.pruner = pruner;
        this.closeTimeout = closeTimeout;
        executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // it ends with the executor, and never with an exception
    public void run(Runnable task, Duration delay) {
        executor.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Runs a task as soon as the thread is free. Exceptions are logged; the next pruning run does what is left. */
    public void soon(Runnable task) {
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

    /** Waits for the current batch and never interrupts it: H2 closes its file when a thread is interrupted. */
    @Override
    public void close() {
        pruner.stop();
        executor.shutdown();
        try {
            executor.awaitTermination(closeTimeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
