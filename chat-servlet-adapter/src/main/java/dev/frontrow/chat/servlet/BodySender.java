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
 * Sends a response on the non-blocking output of Servlet 3.1 and later: a client that does not read holds no thread,
 * and after {@link Delivery#timeout()} no other resource. The container makes the calls, one at a time except for the
 * timeout. The request ends only when everything was passed to the connection, because containers write the rest
 * blocking.
 */
final class BodySender implements WriteListener, AsyncListener {

    private static final Logger LOG = LoggerFactory.getLogger(BodySender.class);

    private static final int PIECE_BYTES = 16 * 1024;
    private static final byte[] NOTHING = {};

    private final Exchange exchange;
    private final AsyncContext context;
    private final HttpServletResponse response;
    private final ServletOutputStream out;
    private final AtomicBoolean over = new AtomicBoolean();
    private volatile byte[] body;
    private volatile boolean begun;
    private int sent;
    private boolean flushed;

    private BodySender(
            Exchange exchange,
            AsyncContext context,
            HttpServletResponse response,
            ServletOutputStream out,
            byte[] body) {
        this.exchange = exchange;
        this.context = context;
        this.response = response;
        this.out = out;
        this.body = body;
    }

    /**
     * Begins, and returns at once. If the output accepts no listener, it writes on the calling thread instead.
     *
     * @param response with its status and headers set, which may have been sent
     */
    static void start(Exchange exchange, HttpServletResponse response, byte[] body) throws IOException {
        ServletOutputStream out = response.getOutputStream();
        AsyncContext context = exchange.request().startAsync();
        BodySender sender = new BodySender(exchange, context, response, out, body);
        context.setTimeout(exchange.delivery().timeout().toMillis());
        context.addListener(sender);
        try {
            out.setWriteListener(sender);
        } catch (IllegalStateException | UnsupportedOperationException refusal) {
            exchange.delivery().reportRefusal(out, refusal);
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
        LOG.debug("the client left before its response", gone);
        if (over.compareAndSet(false, true)) {
            complete();
        }
    }

    /**
     * Closes the connection after a partial response: otherwise the next response would be read as the rest of this
     * one.
     */
    @Override
    public void onTimeout(AsyncEvent event) {
        if (!over.compareAndSet(false, true)) {
            return;
        }
        body = NOTHING; // the container keeps this object as long as the connection
        if (!begun && !FullResponse.isDirect(response, out)) {
            exchange.delivery().reportIgnored(out);
        }
        // On completion Jetty and Undertow close the connection. Tomcat keeps it then, but closes it if nothing handles
        // the timeout, in which case Jetty would wait for the reader.
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

    /** Called for the dispatch of {@link Exchange#end}. */
    @Override
    public void onStartAsync(AsyncEvent event) {}

    private void finish() {
        if (over.compareAndSet(false, true)) {
            try {
                exchange.end(context);
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
            LOG.trace("the container was faster", ended); // it ended the request itself, which has the same effect
        }
    }
}
