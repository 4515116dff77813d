package dev.frontrow.chat.servlet;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends an answer on the non-blocking output of Servlet 3.1 and later: a client that does not read holds no thread. The container calls, one call at a time, and drops who takes nothing for
 * its own time-out. The request ends when all has left for the connection: what is left over then, containers write blocking.
 */
final class BodySender implements WriteListener {

    private static final Logger LOG = LoggerFactory.getLogger(BodySender.class);

    private static final int PIECE_BYTES = 16 * 1024;

    private final AsyncContext context;
    private final ServletOutputStream out;
    private final byte[] body;
    private final Consumer<AsyncContext> end;
    private final AtomicBoolean over = new AtomicBoolean();
    private int sent;
    private boolean flushed;

    private BodySender(AsyncContext context, ServletOutputStream out, byte[] body, Consumer<AsyncContext> end) {
        this.context = context;
        this.out = out;
        this.body = body;
        this.end = end;
    }

    /**
     * Begins, and returns at once.
     *
     * @param response with its status and headers, which may be on their way
     * @param end completes the request, or dispatches it once more
     */
    static void start(HttpServletRequest request, HttpServletResponse response, byte[] body, Consumer<AsyncContext> end)
            throws IOException {
        ServletOutputStream out = response.getOutputStream();
        AsyncContext context = request.startAsync();
        context.setTimeout(0); // the container's own limit for a write counts
        out.setWriteListener(new BodySender(context, out, body, end));
    }

    @Override
    public void onWritePossible() throws IOException {
        while (!over.get() && out.isReady()) {
            if (sent < body.length) {
                int length = Math.min(PIECE_BYTES, body.length - sent);
                int from = sent;
                sent += length;
                out.write(body, from, length);
            } else if (!flushed) {
                flushed = true;
                out.flush();
            } else if (over.compareAndSet(false, true)) {
                end.accept(context);
            }
        }
    }

    @Override
    public void onError(Throwable gone) {
        LOG.debug("somebody left before their answer", gone);
        if (over.compareAndSet(false, true)) {
            context.complete();
        }
    }
}
