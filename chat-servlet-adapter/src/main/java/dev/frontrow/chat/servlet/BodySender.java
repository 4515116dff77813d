package dev.frontrow.chat.servlet;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends a long body on the non-blocking output of Servlet 3.1 and later: a client that does not read holds no thread. The container calls, one call at a time, and drops who takes nothing for
 * its own time-out.
 */
final class BodySender implements WriteListener {

    /** What is shorter fits into the buffers of container and socket, unless a client leaves many answers on one connection unread. */
    static final int SHORT_BYTES = 8 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(BodySender.class);

    private static final int PIECE_BYTES = 16 * 1024;

    private final AsyncContext context;
    private final ServletOutputStream out;
    private final byte[] body;
    private final AtomicBoolean over = new AtomicBoolean();
    private int sent;

    private BodySender(AsyncContext context, ServletOutputStream out, byte[] body) {
        this.context = context;
        this.out = out;
        this.body = body;
    }

    /** Begins, and returns at once. Status and headers are on their way. */
    static void start(HttpServletRequest request, HttpServletResponse response, byte[] body) throws IOException {
        ServletOutputStream out = response.getOutputStream();
        AsyncContext context = request.startAsync();
        context.setTimeout(0); // the container's own limit for a write counts
        out.setWriteListener(new BodySender(context, out, body));
    }

    @Override
    public void onWritePossible() throws IOException {
        while (!over.get() && out.isReady()) {
            if (sent == body.length) {
                complete();
                return;
            }
            int length = Math.min(PIECE_BYTES, body.length - sent);
            int from = sent;
            sent += length;
            out.write(body, from, length);
        }
    }

    @Override
    public void onError(Throwable gone) {
        LOG.debug("somebody left before their answer", gone);
        complete();
    }

    private void complete() {
        if (over.compareAndSet(false, true)) {
            context.complete();
        }
    }
}
