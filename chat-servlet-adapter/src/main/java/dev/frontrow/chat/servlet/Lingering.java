package dev.frontrow.chat.servlet;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * After a refusal, reads and drops a large body that the client is still sending. Containers that give up on it close at once; the kernel answers the
 * late bytes with a reset, and the reset throws away the refusal before the client has read it (RFC 9112 §9.6).
 */
final class Lingering {

    private static final Logger LOG = LoggerFactory.getLogger(Lingering.class);

    /** So much every container drops by itself. */
    private static final long SMALL_BYTES = 16 * 1024;

    /** Bounds, because what comes may have no end. */
    private static final long MAX_BYTES = 16L * 1024 * 1024;

    private static final long MAX_NANOS = Duration.ofSeconds(2).toNanos();

    private Lingering() {}

    /** To be called when the answer was written. Flushes it first, for clients that announced more than they send. */
    static void drop(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!isComing(request)) {
            return;
        }
        response.flushBuffer();
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
        boolean isLarge =
                request.getContentLengthLong() > SMALL_BYTES || request.getHeader("Transfer-Encoding") != null;
        return isLarge && request.getHeader("Expect") == null;
    }
}
