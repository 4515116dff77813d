package dev.frontrow.chat.servlet;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** A reply that is known as a whole. Immutable. */
final class Answer implements Reply {

    /** What is shorter fits into the buffers of container and socket, unless a client leaves many answers on one connection unread. */
    private static final int SHORT_BYTES = 8 * 1024;

    private final int status;
    private final Map<String, String> headers;
    private final byte[] body;

    private Answer(int status, Map<String, String> headers, byte[] body) {
        this.status = status;
        this.headers = headers;
        this.body = body;
    }

    /** A status that says all. */
    static Answer empty(int status) {
        return new Answer(status, Map.of(), new byte[0]);
    }

    static Answer json(int status, byte[] body) {
        return of(status, "application/json", body);
    }

    static Answer of(int status, String mediaType, byte[] body) {
        return new Answer(status, Map.of("Content-Type", mediaType), body);
    }

    Answer with(String name, String value) {
        return with(Map.of(name, value));
    }

    Answer with(Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.putAll(more);
        return new Answer(status, all, body);
    }

    @Override
    public void send(Call call, HttpServletResponse response) throws IOException {
        begin(response);
        if (call.request().isAsyncSupported() && mayLeaveLater(response)) {
            BodySender.start(call, response, body);
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

    /** Whether the output is the container's own: no filter keeps back what is written, or does not know of non-blocking output. */
    private static boolean isDirect(HttpServletResponse response) throws IOException {
        try {
            return isDirect(response, response.getOutputStream());
        } catch (IllegalStateException writer) {
            return false; // somebody writes with a writer
        }
    }

    /**
     * By the package of the class: the container's own output is not opened to compare it. A filter may have to write with the container's writer what it has kept, and one response
     * has one of the two.
     */
    static boolean isDirect(HttpServletResponse response, ServletOutputStream out) {
        HttpServletResponse own = Buffering.unwrapped(response);
        return own == response
                || (own.getClass().getPackageName().equals(out.getClass().getPackageName())
                        && own.getClass().getClassLoader() == out.getClass().getClassLoader());
    }

    /**
     * Sends what stands in front of the body, and tells whether it is on its way. If it is not, a filter keeps the answer until the request ends: it takes the
     * body at once, in memory, and would miss what is written after that.
     */
    private static boolean isPassedOn(HttpServletResponse response) throws IOException {
        response.flushBuffer();
        return response.isCommitted();
    }

    /** Sends it on the thread that calls, which waits for the client if it does not fit. */
    void sendAtOnce(HttpServletResponse response) throws IOException {
        begin(response);
        if (response.containsHeader("Content-Length")) {
            response.setContentLength(body.length); // what is there belongs to another answer, which failed
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
