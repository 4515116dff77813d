package dev.frontrow.chat.jdbc;

import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The daemon thread that prunes. */
final class PruneThread implements PruneTimer.Later, AutoCloseable {

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
