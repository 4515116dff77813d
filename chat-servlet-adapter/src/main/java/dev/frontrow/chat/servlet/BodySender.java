package dev.frontrow.chat.servlet;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends an answer on the non-blocking output of Servlet 3.1 and later: a client that does not read holds no thread, and after {@link Delivery#timeout()} nothing else. The container calls, one
 * call at a time but for the time-out. The request ends when all has left for the connection: what is left over then, containers write blocking.
 */
final class BodySender implements WriteListener, AsyncListener {

    private static final Logger LOG = LoggerFactory.getLogger(BodySender.class);

    private static final int PIECE_BYTES = 16 * 1024;
    private static final byte[] NOTHING = {};

    private final Call call;
    private final AsyncContext context;
    private final HttpServletResponse response;
    private final ServletOutputStream out;
    private final AtomicBoolean over = new AtomicBoolean();
    private volatile byte[] body;
    private volatile boolean begun;
    private int sent;
    private boolean flushed;

    private BodySender(
            Call call, AsyncContext context, HttpServletResponse response, ServletOutputStream out, byte[] body) {
        this.call = call;
        this.context = context;
        this.response = response;
        this.out = out;
        this.body = body;
    }

    /**
     * Begins, and returns at once; unless the output takes no listener: then it writes on the thread that calls.
     *
     * @param response with its status and headers, which may be on their way
     */
    static void start(Call call, HttpServletResponse response, byte[] body) throws IOException {
        ServletOutputStream out = response.getOutputStream();
        AsyncContext context = call.request().startAsync();
        BodySender sender = new BodySender(call, context, response, out, body);
        context.setTimeout(call.delivery().timeout().toMillis());
        context.addListener(sender);
        try {
            out.setWriteListener(sender);
        } catch (IllegalStateException | UnsupportedOperationException refusal) {
            call.delivery().isRefusedBy(out, refusal);
            sender.writeAtOnce();
        }
    }

    private void writeAtOnce() throws IOException {
        try {
            out.write(body);
        } finally {
            finish();
        }
    }

    @Override
    public void onWritePossible() throws IOException {
        begun = true;
        byte[] all = body;
        while (!over.get() && out.isReady()) {
            if (sent < all.length) {
                int length = Math.min(PIECE_BYTES, all.length - sent);
                int from = sent;
                sent += length;
                out.write(all, from, length);
            } else if (!flushed) {
                flushed = true;
                out.flush();
            } else {
                finish();
            }
        }
    }

    @Override
    public void onError(Throwable gone) {
        LOG.debug("somebody left before their answer", gone);
        if (over.compareAndSet(false, true)) {
            complete();
        }
    }

    /** The connection ends with a half answer: the answer to the next request would be read as the rest of it. */
    @Override
    public void onTimeout(AsyncEvent event) {
        if (!over.compareAndSet(false, true)) {
            return;
        }
        body = NOTHING; // the container keeps this object for as long as the connection
        if (!begun && !Answer.isDirect(response, out)) {
            call.delivery().isIgnoredBy(out);
        }
        // At a completion Jetty and Undertow cut the connection. Tomcat keeps it, but cuts it where nobody answers the
        // time-out; where Jetty then waits for the reader.
        if (!response.isCommitted() || !Buffering.isTomcat(response)) {
            complete();
        }
    }

    @Override
    public void onError(AsyncEvent event) {
        if (over.compareAndSet(false, true)) {
            complete();
        }
    }

    @Override
    public void onComplete(AsyncEvent event) {
        over.set(true);
    }

    /** Comes with what {@link Call#end} dispatches. */
    @Override
    public void onStartAsync(AsyncEvent event) {}

    private void finish() {
        if (over.compareAndSet(false, true)) {
            try {
                call.end(context);
            } catch (IllegalStateException stopping) {
                LOG.debug("the container did not dispatch", stopping);
                complete();
            }
        }
    }

    private void complete() {
        try {
            context.complete();
        } catch (IllegalStateException ended) {
            LOG.trace("the container was faster", ended); // it ended the request itself, which is all that is wanted
        }
    }
}
