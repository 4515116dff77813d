package dev.frontrow.chat.engine.fanout;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One thread that serves the viewers given to it, and nobody else does: what belongs to them needs no lock.
 *
 * @param executor runs one task at a time, in the order they came
 */
public record EventLoop(Executor executor) {

    private static final Logger LOG = LoggerFactory.getLogger(EventLoop.class);

    /** Runs a task on the loop, later. After the loop has stopped nothing is left to serve and the task is dropped. */
    void execute(Runnable task) {
        try {
            executor.execute(() -> {
                try {
                    task.run();
                } catch (RuntimeException e) {
                    LOG.error("a loop's task failed", e);
                }
            });
        } catch (RejectedExecutionException stopped) {
            LOG.debug("task after the end of its loop", stopped);
        }
    }
}
