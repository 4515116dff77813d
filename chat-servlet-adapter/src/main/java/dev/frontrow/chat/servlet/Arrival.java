package dev.frontrow.chat.servlet;

import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Arrays;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What has arrived of a request's body. The rest is never waited for on a request's thread: who sends it sets the pace, and may stop. */
final class Arrival {

    private static final Logger LOG = LoggerFactory.getLogger(Arrival.class);

    private static final Set<String> WITHOUT_BODY = Set.of("GET", "HEAD", "DELETE", "OPTIONS");

    private static final Arrival NOTHING = new Arrival(new byte[0], false);

    private final byte[] bytes;
    private final boolean isWhole;

    Arrival(byte[] bytes, boolean isWhole) {
        this.bytes = bytes;
        this.isWhole = isWhole;
    }

    /** What is here of it; the caller's from now on. */
    byte[] bytes() {
        return bytes;
    }

    /** Whether that is all, or there is none. */
    boolean isWhole() {
        return isWhole;
    }

    /** Takes what the container holds already. Of a body over the limit nothing is taken. */
    static Arrival of(HttpServletRequest request, int maxBytes) {
        long length = request.getContentLengthLong();
        if (length < 0) {
            return new Arrival(NOTHING.bytes, isWithoutBody(request));
        }
        // With Expect: 100-continue the client waits to be asked, and looking at the stream would ask.
        return length > maxBytes || request.getHeader("Expect") != null ? NOTHING : available(request, (int) length);
    }

    /** Whether the connection serves one request after the other, so that the rest of a body stands in the way of the next one. */
    static boolean isHttp1(HttpServletRequest request) {
        return request.getProtocol().startsWith("HTTP/1");
    }

    /** HTTP/1.1 announces every body (RFC 9112 §6.3). HTTP/2 need not; there a stream that is not read holds nobody up. */
    private static boolean isWithoutBody(HttpServletRequest request) {
        return isHttp1(request)
                ? request.getHeader("Transfer-Encoding") == null
                : WITHOUT_BODY.contains(request.getMethod());
    }

    /** In turns, as Tomcat says 1 for all that it holds until the first byte was read. */
    private static Arrival available(HttpServletRequest request, int length) {
        byte[] bytes = new byte[length];
        int taken = 0;
        try {
            ServletInputStream in = request.getInputStream();
            int available = length == 0 ? 0 : in.available();
            while (available > 0) {
                // Not readNBytes: at its end it reads no bytes, and Tomcat waits for those.
                taken += Math.max(in.read(bytes, taken, Math.min(available, length - taken)), 0);
                available = taken == length ? 0 : in.available();
            }
        } catch (IOException | RuntimeException broken) {
            // Containers report what is wrong with a body with either kind of exception; reading on will tell.
            LOG.debug("a request's body is broken", broken);
        }
        return new Arrival(Arrays.copyOf(bytes, taken), taken == length);
    }
}
