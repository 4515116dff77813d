package dev.frontrow.chat.jdbc.retention;

import java.time.Duration;
import java.util.function.DoubleSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Prunes periodically: after half to one and a half of a period, so that nodes do not prune at the same time. */
public final class PruneTimer {

    private static final Logger LOG = LoggerFactory.getLogger(PruneTimer.class);

    /** Runs a task later, on a thread of its own. */
    public interface Scheduler {
        void run(Runnable task, Duration delay);
    }

    private final Pruner pruner;
    private final Duration every;
    private final Scheduler scheduler;
    private final DoubleSupplier random;

    /** @param random from 0 to 1 */
    public PruneTimer(Pruner pruner, Duration every, Scheduler scheduler, DoubleSupplier random) {
        this.pruner = pruner;
        this.every = every;
        this.scheduler = scheduler;
        this.random = random;
    }

    public void start() {
        double part = 0.5 + random.getAsDouble();
        scheduler.run(this::prune, Duration.ofMillis(Math.round(every.toMillis() * part)));
    }

    private void prune() {
        try {
            PruneCounts done = pruner.prune();
            if (!done.equals(PruneCounts.NOTHING)) {
                LOG.debug("pruned: {}", done);
            }
        } catch (RuntimeException e) {
            LOG.warn("pruning failed; it is tried again later", e);
        } finally {
            start();
        }
    }
}
