package dev.frontrow.chat.jdbc;

import java.time.Duration;
import java.util.function.DoubleSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Prunes from time to time: after half to one and a half of a period, so that the nodes do not meet. */
final class PruneTimer {

    private static final Logger LOG = LoggerFactory.getLogger(PruneTimer.class);

    /** Runs a task later, on a thread of its own. */
    interface Later {
        void run(Runnable task, Duration delay);
    }

    private final Pruner pruner;
    private final Duration every;
    private final Later later;
    private final DoubleSupplier random;

    /** @param random from 0 to 1 */
    PruneTimer(Pruner pruner, Duration every, Later later, DoubleSupplier random) {
        this.pruner = pruner;
        this.every = every;
        this.later = later;
        this.random = random;
    }

    void start() {
        double part = 0.5 + random.getAsDouble();
        later.run(this::prune, Duration.ofMillis(Math.round(every.toMillis() * part)));
    }

    private void prune() {
        try {
            Pruned done = pruner.prune();
            if (!done.equals(Pruned.NOTHING)) {
                LOG.debug("pruned: {}", done);
            }
        } catch (RuntimeException e) {
            LOG.warn("pruning failed; it is tried again later", e);
        } finally {
            start();
        }
    }
}
