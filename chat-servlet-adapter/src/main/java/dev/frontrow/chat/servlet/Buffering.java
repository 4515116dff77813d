package dev.frontrow.chat.servlet;

import dev.frontrow.chat.result.Refusal;
import dev.frontrow.chat.result.RefusalCode;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.ServletResponseWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Detects filters that hold a response back until its end, which a stream does not have: its page would wait for ever,
 * and every byte would stay in memory.
 */
final class Buffering {

    private static final Logger LOG = LoggerFactory.getLogger(Buffering.class);

    /** With this attribute, Spring's ETag filter passes a response through. */
    private static final String SPRING_STREAMING = "org.springframework.web.filter.ShallowEtagHeaderFilter.STREAMING";

    private final AtomicBoolean logged = new AtomicBoolean();

    /** Asks filters that support it not to buffer. Called before the output is opened. */
    static void ask(ServletRequest request) {
        request.setAttribute(SPRING_STREAMING, true);
    }

    /**
     * Whether flushed bytes were sent. If not, the filter that holds them back is logged, once, and the client is
     * answered bypassing it; the stream must end. Called when the output may be written.
     */
    boolean hasPassed(HttpServletResponse response) throws IOException {
        if (response.isCommitted()) {
            return true;
        }
        if (logged.compareAndSet(false, true)) {
            LOG.warn(
                    "event streams are refused: a filter in front of the chat servlet holds the response back"
                            + " ({}); leave GET …/chat out of its mapping",
                    response.getClass().getName());
        }
        HttpServletResponse own = unwrapped(response);
        if (own != response && !own.isCommitted()) {
            ServletOutputStream out = own.getOutputStream();
            if (out.isReady()) {
                own.reset();
                SecurityHeaders.apply(own);
                Problem.of(Refusal.of(RefusalCode.SERVER_MISCONFIGURED)).sendAtOnce(own);
            }
        }
        return false;
    }

    /** Whether the container is Tomcat, by the class of its response. */
    static boolean isTomcat(HttpServletResponse response) {
        return unwrapped(response).getClass().getName().startsWith("org.apache.catalina.");
    }

    /** The container's own response. */
    static HttpServletResponse unwrapped(HttpServletResponse response) {
        ServletResponse inner = response;
        while (inner instanceof ServletResponseWrapper wrapper) {
            inner = wrapper.getResponse();
        }
        return inner instanceof HttpServletResponse http ? http : response;
    }
}
