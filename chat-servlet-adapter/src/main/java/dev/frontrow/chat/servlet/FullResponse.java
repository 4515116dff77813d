package dev.frontrow.chat.servlet;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** A response whose body is known as a whole. Immutable. */
final class FullResponse implements Response {

    /**
     * Shorter bodies fit into the buffers of container and socket, unless a client leaves many responses on one
     * connection unread.
     */
    private static final int SHORT_BYTES = 8 * 1024;

    private final int status;
    private final Map<String, String> headers;
    private final byte[] body;

    private FullResponse(int status, Map<String, String> headers, byte[] body) {
        this.status = status;
        this.headers = headers;
        this.body = body;
    }

    /** A response without a body. */
    static FullResponse empty(int status) {
        return new FullResponse(status, Map.of(), new byte[0]);
    }

    static FullResponse json(int status, byte[] body) {
        return of(status, "application/json", body);
    }

    static FullResponse of(int status, String mediaType, byte[] body) {
        return new FullResponse(status, Map.of("Content-Type", mediaType), body);
    }

    FullResponse with(String name, String value) {
        return with(Map.of(name, value));
    }

    FullResponse with(Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.putAll(more);
        return new FullResponse(status, all, body);
    }

    @Override
    public void send(Exchange exchange, HttpServletResponse response) throws IOException {
        begin(response);
        if (exchange.request().isAsyncSupported() && mayLeaveLater(response)) {
            BodySender.start(exchange, response, body);
        } else {
            write(response);
        }
    }

    private boolean mayLeaveLater(HttpServletResponse response) throws IOException {
        boolean isDirect = isDirect(response);
        if (body.length > 0 && (isDirect || body.length > SHORT_BYTES)) {
            response.setContentLength(body.length);
        }
        return isDirect || (body.length > SHORT_BYTES && isPassedOn(response));
    }

    /**
     * Whether the output is the container's own: no filter holds back what is written, or lacks support for
     * non-blocking output.
     */
    private static boolean isDirect(HttpServletResponse response) throws IOException {
        try {
            return isDirect(response, response.getOutputStream());
        } catch (IllegalStateException writer) {
            return false; // a filter uses the writer
        }
    }

    /**
     * Compares the packages of the classes, without opening the container's own output: a filter may have to use the
     * container's writer for what it has held back, and a response has only one of the two.
     */
    static boolean isDirect(HttpServletResponse response, ServletOutputStream out) {
        HttpServletResponse own = Buffering.unwrapped(response);
        return own == response
                || (own.getClass().getPackageName().equals(out.getClass().getPackageName())
                        && own.getClass().getClassLoader() == out.getClass().getClassLoader());
    }

    /**
     * Sends the headers, and returns whether they were sent. If not, a filter holds the response back until the request
     * ends: it accepts the body at once, in memory, and would lose anything written later.
     */
    private static boolean isPassedOn(HttpServletResponse response) throws IOException {
        response.flushBuffer();
        return response.isCommitted();
    }

    /** Sends it on the calling thread, which waits for the client if the body does not fit into the buffers. */
    void sendAtOnce(HttpServletResponse response) throws IOException {
        begin(response);
        if (response.containsHeader("Content-Length")) {
            response.setContentLength(body.length); // the value belongs to another response, which failed
        }
        write(response);
    }

    private void write(HttpServletResponse response) throws IOException {
        if (body.length > 0) {
            // Bytes, never a writer: writers encode by the container's settings and swallow errors.
            response.getOutputStream().write(body);
        }
    }

    private void begin(HttpServletResponse response) {
        response.setStatus(status);
        headers.forEach(response::setHeader);
    }
}
