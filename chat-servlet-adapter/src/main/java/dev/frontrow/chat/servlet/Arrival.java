package dev.frontrow.chat.servlet;

import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Arrays;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The part of a request's body that has arrived. A request's thread never waits for the rest: the client sets the pace,
 * and may stop.
 */
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

    /** The bytes that have arrived; the array belongs to the caller. */
    byte[] bytes() {
        return bytes;
    }

    /** Whether that is the whole body, or the request has none. */
    boolean isWhole() {
        return isWhole;
    }

    /** Reads what the container has already received. Nothing is read of a body over the limit. */
    static Arrival of(HttpServletRequest request, int maxBytes) {
        long length = request.getContentLengthLong();
        if (length < 0) {
            return new Arrival(NOTHING.bytes, isWithoutBody(request));
        }
        // With Expect: 100-continue the client waits for a request to send, and looking at the stream would send one.
        return length > maxBytes || request.getHeader("Expect") != null ? NOTHING : available(request, (int) length);
    }

    /** Whether the connection serves one request after the other, so that an unread body blocks the next request. */
    static boolean isHttp1(HttpServletRequest request) {
        return request.getProtocol().startsWith("HTTP/1");
    }

    /**
     * HTTP/1.1 announces every body (RFC 9112 §6.3). HTTP/2 need not, and a stream that is not read blocks no other
     * stream there.
     */
    private static boolean isWithoutBody(HttpServletRequest request) {
        return isHttp1(request)
                ? request.getHeader("Transfer-Encoding") == null
                : WITHOUT_BODY.contains(request.getMethod());
    }

    /** Reads repeatedly, because Tomcat reports 1 byte available until the first byte was read. */
    private static Arrival available(HttpServletRequest request, int length) {
        byte[] bytes = new byte[length];
        int taken = 0;
        try {
            ServletInputStream in = request.getInputStream();
            int available = length == 0 ? 0 : in.available();
            while (available > 0) {
                // Not readNBytes: it ends with a read of zero bytes, for which Tomcat waits.
                taken += Math.max(in.read(bytes, taken, Math.min(available, length - taken)), 0);
                available = taken == length ? 0 : in.available();
            }
        } catch (IOException | RuntimeException broken) {
            // Containers report a broken body with either kind of exception; reading on will show it.
            LOG.debug("a request's body is broken", broken);
        }
        return new Arrival(Arrays.copyOf(bytes, taken), taken == length);
    }
}
