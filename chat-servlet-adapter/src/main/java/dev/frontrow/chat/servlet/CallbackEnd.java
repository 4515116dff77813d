package dev.frontrow.chat.servlet;

import jakarta.servlet.http.HttpServletResponse;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Puts off what must not happen while a container's thread is on its way out of a callback.
 *
 * <p>Tomcat (10.1 and 11) looks, after {@code onWritePossible} has returned, whether the connection has failed, and if so gives the response to the next connection without telling anybody. A
 * write on another thread that fails at that very moment leaves its exception in the response after that: the next request served with it, of whatever application, fails
 * at its first flush, and its client loses the connection before a byte of the answer. No callback tells when that moment is over, so it is waited for. What is left then takes a
 * thread that stands still in those few instructions for as long as the pause, beside a write that fails just when it goes on.
 */
final class CallbackEnd implements AutoCloseable {

    /** Long for a processor, short for a viewer: it is waited at the beginning of a stream, and whenever a slow connection takes bytes again. */
    private static final int PAUSE_MS = 10;

    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, task -> {
        Thread thread = new Thread(task, "frontrow-callback-end");
        thread.setDaemon(true);
        return thread;
    });

    /** Runs what is given to it when the callback that gives it is over: at once where the container needs no pause. */
    Executor on(HttpServletResponse response) {
        return Buffering.isTomcat(response) ? this::later : Runnable::run;
    }

    private void later(Runnable task) {
        try {
            Future<?> unused = timer.schedule(task, PAUSE_MS, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException closed) {
            task.run(); // the servlet is gone, and all that is left to do is to end the stream
        }
    }

    /** What was given before still runs. */
    @Override
    public void close() {
        timer.shutdown();
    }
}
