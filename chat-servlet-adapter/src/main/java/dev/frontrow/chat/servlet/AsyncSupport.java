package dev.frontrow.chat.servlet;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the host has enabled async support, which streams need. If not, this is logged once, with the remedy, and the
 * page receives {@code server_misconfigured}.
 */
final class AsyncSupport {

    private static final Logger LOG = LoggerFactory.getLogger(AsyncSupport.class);

    private final AtomicBoolean logged = new AtomicBoolean();
    private final AtomicBoolean loggedRefusal = new AtomicBoolean();

    boolean isMissing(HttpServletRequest request) {
        if (request.isAsyncSupported()) {
            return false;
        }
        if (logged.compareAndSet(false, true)) {
            LOG.error("event streams and bodies that are still on their way are refused: the chat servlet, or a"
                    + " filter before it, is not registered with async"
                    + " support; call setAsyncSupported(true) or set <async-supported> on the servlet and on"
                    + " every filter before it");
        }
        return true;
    }

    /**
     * A filter's request object that cannot read the body without blocking, as with filters that buffer the body. It is
     * logged once.
     */
    void reportRefusal(HttpServletRequest request, RuntimeException refusal) {
        if (loggedRefusal.compareAndSet(false, true)) {
            LOG.error(
                    "bodies that are still on their way are refused: the request's input does not take a"
                            + " ReadListener ({}); leave the chat servlet's paths out of the mapping of the filter"
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
