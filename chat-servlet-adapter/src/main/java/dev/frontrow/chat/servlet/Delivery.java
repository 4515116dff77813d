package dev.frontrow.chat.servlet;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How responses are sent: how long one may take, and which filters' outputs prevent non-blocking writes; these are
 * logged once.
 */
final class Delivery implements AutoCloseable {

    /**
     * More than a slow line needs for the longest page; without a limit, a client that reads a few bytes now and then
     * would keep its response in memory for ever.
     */
    static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(60);

    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);

    private final Duration timeout;
    private final AtomicBoolean loggedRefusal = new AtomicBoolean();
    private final AtomicBoolean loggedIgnored = new AtomicBoolean();
    private final CallbackEnd callbackEnd = new CallbackEnd();

    /** @param timeout for one response, from its first byte to its last */
    Delivery(Duration timeout) {
        this.timeout = timeout;
    }

    Duration timeout() {
        return timeout;
    }

    /** The executor for work after a callback of this response's container. */
    Executor callbackEnd(HttpServletResponse response) {
        return callbackEnd.on(response);
    }

    @Override
    public void close() {
        callbackEnd.close();
    }

    /** The output throws when a listener is set. */
    void reportRefusal(ServletOutputStream out, RuntimeException refusal) {
        if (loggedRefusal.compareAndSet(false, true)) {
            LOG.error(
                    "long answers are written on the request's thread, which waits for their readers: the"
                            + " response's output does not take a WriteListener ({}); leave the chat servlet's"
                            + " paths out of the mapping of the filter that wraps the response",
                    out.getClass().getName(),
                    refusal);
        }
    }

    /** The output accepted a listener and never called it. */
    void reportIgnored(ServletOutputStream out) {
        if (loggedIgnored.compareAndSet(false, true)) {
            LOG.error(
                    "long answers end after {} s without their content: the response's output took a"
                            + " WriteListener and never called it ({}); leave the chat servlet's paths out of the"
                            + " mapping of the filter that wraps the response",
                    timeout.toSeconds(),
                    out.getClass().getName());
        }
    }
}
