package dev.frontrow.chat.servlet;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether the host has switched on what streams need. Where it has not, the log says so once, with the cure; the page hears {@code server_misconfigured}. */
final class AsyncSupport {

    private static final Logger LOG = LoggerFactory.getLogger(AsyncSupport.class);

    private final AtomicBoolean told = new AtomicBoolean();
    private final AtomicBoolean refused = new AtomicBoolean();

    boolean isMissing(HttpServletRequest request) {
        if (request.isAsyncSupported()) {
            return false;
        }
        if (told.compareAndSet(false, true)) {
            LOG.error(
                    "event streams and bodies that are still on their way are refused: the chat servlet, or a filter before it, is not registered with async"
                            + " support; call setAsyncSupported(true) or set <async-supported> on the servlet and on every filter before it");
        }
        return true;
    }

    /** A filter's request whose body cannot be read without blocking: those that keep the body for later refuse it. The log names it, once. */
    void isRefusedBy(HttpServletRequest request, RuntimeException refusal) {
        if (refused.compareAndSet(false, true)) {
            LOG.error(
                    "bodies that are still on their way are refused: the request's input does not take a ReadListener ({}); leave the chat servlet's paths out of the mapping of the filter"
                            + " that wraps the request",
                    input(request),
                    refusal);
        }
    }

    private static String input(HttpServletRequest request) {
        try {
            return request.getInputStream().getClass().getName();
        } catch (IOException | IllegalStateException taken) {
            return request.getClass().getName();
        }
    }
}
