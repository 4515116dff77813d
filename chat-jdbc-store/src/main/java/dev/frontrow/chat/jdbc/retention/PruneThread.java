package dev.frontrow.chat.jdbc.retention;

import dev.frontrow.chat.store.EntryOutcome;
import dev.frontrow.chat.store.Receipt;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The daemon thread that prunes, and removes the texts that purges have hidden. */
public final class PruneThread implements PruneTimer.Scheduler, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PruneThread.class);

    private final Pruner pruner;
    private final PurgeUpkeep purges;
    private final Duration closeTimeout;
    private final ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(
            1,
            task -> {
                Thread thread = new Thread(task, "frontrow-prune");
                thread.setDaemon(true);
                return thread;
            },
            new ThreadPoolExecutor.DiscardPolicy());

    private PruneThread(Pruner pruner, PurgeUpkeep purges, Duration closeTimeout) {
        this.pruner = pruner;
        this.purges = purges;
        this.closeTimeout = closeTimeout;
        executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /**
     * Starts one.
     *
     * @param every how often it prunes; see {@link PruneTimer}
     * @param closeTimeout how long closing waits for the current batch
     */
    public static PruneThread start(Pruner pruner, PurgeUpkeep purges, Duration every, Duration closeTimeout) {
        PruneThread thread = new PruneThread(pruner, purges, closeTimeout);
        new PruneTimer(pruner, every, thread, () -> ThreadLocalRandom.current().nextDouble()).start();
        return thread;
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // it ends with the executor, and never with an exception
    public void run(Runnable task, Duration delay) {
        executor.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
    }

    /**
     * Removes the texts that purges among these outcomes have hidden, as soon as the thread is free. Exceptions are
     * logged; the next pruning run does what is left.
     */
    public void appended(List<EntryOutcome> outcomes) {
        if (outcomes.stream().anyMatch(PruneThread::isPurge)) {
            run(this::removeTexts, Duration.ZERO);
        }
    }

    private static boolean isPurge(EntryOutcome outcome) {
        return outcome instanceof EntryOutcome.Done done
                && done.receipt() instanceof Receipt.Moderated moderated
                && moderated.audit().action().hides()
                && moderated.audit().action().message() == null;
    }

    private void removeTexts() {
        try {
            purges.run();
        } catch (RuntimeException e) {
            LOG.warn("upkeep failed; it is tried again with the next pruning", e);
        }
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
