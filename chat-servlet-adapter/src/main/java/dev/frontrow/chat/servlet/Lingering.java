package dev.frontrow.chat.servlet;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * After a refusal, reads and drops what the client is still sending. Without it some containers close at once, the kernel answers the late bytes with
 * a reset, and the reset throws away the refusal before the client has read it (RFC 9112 §9.6).
 */
final class Lingering {

    private static final Logger LOG = LoggerFactory.getLogger(Lingering.class);

    /** Bounds, because what comes may have no end. */
    private static final long MAX_BYTES = 16L * 1024 * 1024;

    private static final long MAX_NANOS = Duration.ofSeconds(2).toNanos();

    private Lingering() {}

    /** To be called when the answer has been flushed. */
    static void drop(HttpServletRequest request) {
        if (!isComing(request)) {
            return;
        }
        try {
            InputStream in = request.getInputStream();
            byte[] dropped = new byte[8192];
            long start = System.nanoTime();
            long bytes = 0;
            int read = 0;
            while (read >= 0 && bytes < MAX_BYTES && System.nanoTime() - start < MAX_NANOS) {
                read = in.read(dropped);
                bytes += Math.max(read, 0);
            }
        } catch (IOException | RuntimeException gone) {
            LOG.debug("the rest of a refused body did not come", gone);
        }
    }

    /** With {@code Expect: 100-continue} nothing was sent yet, and reading would ask for it. */
    private static boolean isComing(HttpServletRequest request) {
        if (request.getMethod().equals("GET")) {
            return false; // an event stream must not be read from once it is open, and no other GET has a body
        }
        boolean hasBody = request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null;
        return hasBody && request.getHeader("Expect") == null;
    }
}
