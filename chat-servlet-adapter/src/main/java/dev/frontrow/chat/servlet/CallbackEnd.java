package dev.frontrow.chat.servlet;

import jakarta.servlet.http.HttpServletResponse;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts off what must not happen while a container's thread is on its way out of a callback.
 *
 * <p>After {@code onWritePossible} has returned, Tomcat (10.1 and 11) looks twice whether the connection has failed. At the second look it gives the response to the next
 * connection without telling anybody. A write on another thread that fails just then leaves its exception in the response after that: the next request served with it, of whatever application,
 * fails at its first flush, and its client loses the connection before a byte of the answer. No callback tells when the thread has left, so a pause has to do. What it leaves: a
 * thread that stands still in those few instructions for as long as the pause, beside a write that fails just when it goes on; and a dispatch for a write that nobody had asked to be told of, as
 * the loop had not yet looked whether it may go on.
 */
final class CallbackEnd implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(CallbackEnd.class);

    /** Long for a processor, short for a viewer: it is waited at the beginning of a stream, and whenever a slow connection takes bytes again. */
    private static final int PAUSE_MS = 10;

    private static final int IDLE_SECONDS = 30;

    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, task -> {
        Thread thread = new Thread(task, "frontrow-callback-end");
        thread.setDaemon(true);
        return thread;
    });

    CallbackEnd() {
        // Not every host ends its servlets.
        timer.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
        timer.allowCoreThreadTimeOut(true);
    }

    /** Runs what is given to it when the callback that gives it is over: at once where the container needs no pause. */
    Executor on(HttpServletResponse response) {
        return Buffering.isTomcat(response) ? this::later : Runnable::run;
    }

    private void later(Runnable task) {
        try {
            Future<?> unused = timer.schedule(() -> run(task), PAUSE_MS, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException closed) {
            task.run(); // the servlet is gone, and all that is left to do is to end the stream
        }
    }

    private static void run(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | Error e) {
            LOG.error("a stream could not go on", e);
            throw e;
        }
    }

    /** What was given before still runs, and is waited for: afterwards the application's classes may be gone. */
    @Override
    public void close() {
        timer.shutdown();
        try {
            if (!timer.awaitTermination(1, TimeUnit.SECONDS)) {
                LOG.warn("streams that were to go on have not ended");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
