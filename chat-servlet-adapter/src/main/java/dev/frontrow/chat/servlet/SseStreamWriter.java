package dev.frontrow.chat.servlet;

import dev.frontrow.chat.transport.HeartbeatSource;
import dev.frontrow.chat.transport.PendingSubscription;
import dev.frontrow.chat.transport.StreamWriter;
import dev.frontrow.chat.transport.Subscription;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes one event stream, on the non-blocking output of Servlet 3.1 and later. Two sides use it at the same time: the
 * fan-out's event loop, which writes, and the container, which reports on its own threads. Each of these rules prevents
 * a defect that was seen:
 *
 * <ul>
 * <li>{@code isReady()} is called before <em>every</em> write, flush and completion; after false,
 * {@code onWritePossible} continues ({@link SseOutput}).
 * <li>The stream is used under one lock, held only around non-blocking calls. A container callback that reports an end
 * first sets {@code closed}, then waits until no thread uses the stream, and only then returns: after that Tomcat gives
 * request and response to the next connection, and a late write would corrupt that connection.
 * <li>After {@code onWritePossible} the stream is not used until the container's thread has left ({@link CallbackEnd}).
 * <li>The thread that sets {@code closed} completes the request, so that happens once. Jetty never releases a request
 * that is not completed.
 * <li>Undertow reports an error inside our own write, on our thread, which holds the lock: waiting there would be a
 * deadlock.
 * </ul>
 */
final class SseStreamWriter implements StreamWriter, WriteListener {

    private static final Logger LOG = LoggerFactory.getLogger(SseStreamWriter.class);

    private static final long BARRIER_SECONDS = 2;

    private final AsyncContext context;
    private final ServletOutputStream out;
    private final Executor callbackEnd;
    private final ReentrantLock io = new ReentrantLock();
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile @Nullable Subscription subscription;

    // Guarded by io.
    private final SseOutput output;
    private boolean finishing; // to be completed as soon as everything was sent

    /**
     * @param firstFlush see {@link SseOutput}
     * @param callbackEnd runs work after a callback of the container; see {@link CallbackEnd}
     */
    SseStreamWriter(
            AsyncContext context, ServletOutputStream out, SseOutput.FirstFlush firstFlush, Executor callbackEnd) {
        this.context = context;
        this.out = out;
        this.callbackEnd = callbackEnd;
        this.output = new SseOutput(out, firstFlush, closed::get);
    }

    /** Begins. From here on the fan-out may call, and the container after the request's thread has left the servlet. */
    void open(PendingSubscription pending, HeartbeatSource heartbeats) {
        context.addListener(new RequestEnd(this));
        Subscription started = pending.start(this, heartbeats);
        subscription = started;
        try {
            out.setWriteListener(this);
        } catch (RuntimeException e) {
            LOG.warn("the container refused non-blocking output", e);
            failed();
        }
        if (closed.get()) {
            started.gone(); // for an end that was reported before the subscription was set
        }
    }

    @Override
    public boolean isReady() {
        return attempt(() -> !finishing && output.isDrained());
    }

    @Override
    public void write(byte[] bytes) throws IOException {
        write(bytes, 0, bytes.length);
    }

    /** As {@link #attempt}, but written out: it is called for every delivery, and allocates nothing. */
    @Override
    public boolean write(byte[] bytes, int offset, int length) throws IOException {
        io.lock();
        try {
            if (output.isOpen()) {
                boolean isReady = output.write(bytes, offset, length);
                if (!closed.get()) { // an error may have been reported inside the write
                    return isReady;
                }
            }
        } catch (IOException | RuntimeException e) {
            breakOff(e);
        } finally {
            io.unlock();
        }
        if (closed.get()) {
            tell(Subscription::gone);
        }
        throw new IOException("the connection is closed");
    }

    @Override
    public void close() {
        attempt(() -> {
            finishing = true;
            return finishOnce(output.isDrained());
        });
    }

    @Override
    public void onWritePossible() {
        attempt(() -> {
            output.pause();
            return true;
        });
        callbackEnd.execute(this::goOn);
    }

    private void goOn() {
        boolean writable = attempt(() -> {
            output.resume();
            return output.isDrained() && !finishOnce(true);
        });
        if (writable) {
            tell(Subscription::writable);
        }
    }

    @Override
    public void onError(Throwable failure) {
        failed();
    }

    /** The container reports that the connection broke, or that it is shutting down. */
    void failed() {
        boolean first = end();
        if (first) {
            complete();
        }
        tell(Subscription::gone);
    }

    /** The container reports that the request is over. */
    void completed() {
        end();
        tell(Subscription::gone);
    }

    /** Prevents new writes, and waits for a write in progress. Returns whether this call ended the stream. */
    private boolean end() {
        boolean first = closed.compareAndSet(false, true);
        if (!io.isHeldByCurrentThread()) {
            awaitWriter();
        }
        return first;
    }

    private void awaitWriter() {
        try {
            if (io.tryLock(BARRIER_SECONDS, TimeUnit.SECONDS)) {
                io.unlock();
            } else {
                LOG.warn("a non-blocking write took longer than {} s", BARRIER_SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean finishOnce(boolean drained) {
        boolean finish = finishing && drained;
        if (finish && closed.compareAndSet(false, true)) {
            complete();
        }
        return finish;
    }

    /**
     * Uses the stream once. A failure completes the request inside the lock: outside, the container might have recycled
     * it already.
     */
    private boolean attempt(Use use) {
        io.lock();
        try {
            return use.run();
        } catch (IOException | RuntimeException e) {
            breakOff(e);
        } finally {
            io.unlock();
        }
        tell(Subscription::gone);
        return false;
    }

    private void breakOff(Exception failure) {
        LOG.debug("a stream failed", failure);
        if (closed.compareAndSet(false, true)) {
            complete();
        }
    }

    private void complete() {
        try {
            context.complete();
        } catch (IllegalStateException over) {
            LOG.trace("the container was faster", over); // it ended the request itself, which has the same effect
        }
    }

    private void tell(Consumer<Subscription> news) {
        Subscription present = subscription;
        if (present != null) {
            news.accept(present);
        }
    }

    @FunctionalInterface
    private interface Use {
        boolean run() throws IOException;
    }
}
