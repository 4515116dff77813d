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
 * Delays work that must not happen until a container's thread has left a callback.
 *
 * <p>After {@code onWritePossible} has returned, Tomcat (10.1 and 11) checks twice whether the connection has failed.
 * At the second check it gives the response to the next connection without any callback. A write on another thread that
 * fails at that moment leaves its exception in the recycled response: the next request served with it, of whatever
 * application, fails at its first flush, and its client loses the connection before the first byte of the response. No
 * callback reports that the thread has left, so a pause has to suffice. Remaining risks: a thread that is suspended
 * within those few instructions for as long as the pause, together with a write that fails just when it resumes; and a
 * dispatch for a write that nobody had requested a callback for, because the event loop had not yet checked whether it
 * may continue.
 */
final class CallbackEnd implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(CallbackEnd.class);

    /**
     * Long for a processor, short for a viewer: it applies at the start of a stream, and whenever a slow connection
     * accepts data again.
     */
    private static final int PAUSE_MS = 10;

    private static final int IDLE_SECONDS = 30;

    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, task -> {
        Thread thread = new Thread(task, "frontrow-callback-end");
        thread.setDaemon(true);
        return thread;
    });

    CallbackEnd() {
        // Not every host destroys its servlets.
        timer.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
        timer.allowCoreThreadTimeOut(true);
    }

    /**
     * An executor that runs a task after the callback that submits it is over: at once if the container needs no pause.
     */
    Executor on(HttpServletResponse response) {
        return Buffering.isTomcat(response) ? this::later : Runnable::run;
    }

    private void later(Runnable task) {
        try {
            Future<?> unused = timer.schedule(() -> run(task), PAUSE_MS, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException closed) {
            task.run(); // the servlet was destroyed, and the stream only has to be ended
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

    /** Waits for tasks that were submitted before: afterwards the application's classes may be unloaded. */
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
