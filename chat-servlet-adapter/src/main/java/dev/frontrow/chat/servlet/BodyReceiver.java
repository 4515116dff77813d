package dev.frontrow.chat.servlet;

import dev.frontrow.chat.result.RefusalCode;
import dev.frontrow.chat.result.Result;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Receives a body that has not fully arrived, on the non-blocking input of Servlet 3.1 and later: no thread waits for
 * it, and it must be complete before its timeout. The container makes the calls, one at a time; the receiver is called
 * once, and then the request is dispatched to the servlet again.
 */
final class BodyReceiver implements ReadListener, AsyncListener {

    private static final Logger LOG = LoggerFactory.getLogger(BodyReceiver.class);

    private static final int PIECE_BYTES = 4096;

    private final AsyncContext context;
    private final ServletInputStream in;
    private final int maxBytes;
    private final Consumer<Result<byte[]>> receiver;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private final AtomicBoolean delivered = new AtomicBoolean();

    private BodyReceiver(AsyncContext context, ServletInputStream in, int maxBytes, Consumer<Result<byte[]>> receiver) {
        this.context = context;
        this.in = in;
        this.maxBytes = maxBytes;
        this.receiver = receiver;
    }

    /**
     * Begins, and returns at once.
     *
     * @param begun the bytes that were read before
     * @param timeout how long the body may take; Tomcat checks once a second
     * @param receiver receives the bytes, or {@code body_too_large}, {@code request_timeout} or {@code malformed},
     *     before the dispatch
     */
    static void start(
            HttpServletRequest request, byte[] begun, int maxBytes, Duration timeout, Consumer<Result<byte[]>> receiver)
            throws IOException {
        ServletInputStream in = request.getInputStream();
        AsyncContext context = request.startAsync();
        BodyReceiver body = new BodyReceiver(context, in, maxBytes, receiver);
        body.body.writeBytes(begun);
        context.setTimeout(timeout.toMillis());
        context.addListener(body);
        in.setReadListener(body);
    }

    @Override
    public void onDataAvailable() throws IOException {
        byte[] piece = new byte[PIECE_BYTES];
        while (!delivered.get() && in.isReady()) {
            int read = in.read(piece);
            if (read < 0) {
                return; // onAllDataRead will be called
            }
            body.write(piece, 0, read);
            if (body.size() > maxBytes) {
                deliver(Result.refused(RefusalCode.BODY_TOO_LARGE));
            }
        }
    }

    @Override
    public void onAllDataRead() {
        deliver(Result.accepted(body.toByteArray()));
    }

    /** Bad chunks, or a body that ends early. */
    @Override
    public void onError(Throwable broken) {
        LOG.debug("a request's body could not be read", broken);
        deliver(Result.refused(RefusalCode.MALFORMED));
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        deliver(Result.refused(RefusalCode.REQUEST_TIMEOUT));
    }

    @Override
    public void onError(AsyncEvent event) {
        deliver(Result.refused(RefusalCode.MALFORMED));
    }

    @Override
    public void onComplete(AsyncEvent event) {
        delivered.set(true);
    }

    /** Called when the dispatched request becomes asynchronous itself, which is handled elsewhere. */
    @Override
    public void onStartAsync(AsyncEvent event) {}

    private void deliver(Result<byte[]> received) {
        if (delivered.compareAndSet(false, true)) {
            receiver.accept(received);
            context.dispatch();
        }
    }
}
