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
 * The writing end of one event stream, on the non-blocking output of Servlet 3.1 and later. Two sides meet here: the fan-out's loop, which writes, and
 * the container, which reports on threads of its own. The rules that keep them apart, each of which somebody paid for:
 *
 * <ul>
 *   <li>{@code isReady()} before <em>every</em> write, flush and completion; where it said no, {@code onWritePossible} goes on.
 *   <li>The stream is used under one lock, held around non-blocking calls only. A container callback that reports an end first sets {@code closed},
 *       then waits until nobody is inside the stream, and only then returns: after that Tomcat gives request and response to the next connection,
 *       and a writer still inside would break an innocent one.
 *   <li>After {@code onWritePossible} nothing is touched until the container's thread has left ({@link CallbackEnd}).
 *   <li>Whoever turns {@code closed} completes, so it happens once. Jetty never lets go of a request that nobody completes.
 *   <li>Undertow reports an error inside our own write, on our thread, which holds the lock: waiting there would be waiting for ourselves.
 * </ul>
 */
final class SseOutlet implements StreamWriter, WriteListener {

    private static final Logger LOG = LoggerFactory.getLogger(SseOutlet.class);

    private static final long BARRIER_SECONDS = 2;

    private final AsyncContext context;
    private final ServletOutputStream out;
    private final FirstFlush firstFlush;
    private final Executor callbackEnd;
    private final ReentrantLock io = new ReentrantLock();
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile @Nullable Subscription subscription;

    // Guarded by io.
    private boolean armed; // the container has asked for the first bytes; before that nothing may be touched
    private int pauses; // threads of the container that may still be on their way out of a callback
    private @Nullable Held held; // written in a pause by who had been told just before that it may
    private boolean dirty; // something was written and not flushed
    private boolean finishing; // to be completed as soon as all is out

    private boolean passed; // the first flush has left the server

    /**
     * @param firstFlush asked once, after the first flush, whether that reached the connection; else the stream ends
     * @param callbackEnd runs what is to come after a callback of the container; see {@link CallbackEnd}
     */
    SseOutlet(AsyncContext context, ServletOutputStream out, FirstFlush firstFlush, Executor callbackEnd) {
        this.context = context;
        this.out = out;
        this.firstFlush = firstFlush;
        this.callbackEnd = callbackEnd;
    }

    /** Begins. The fan-out may call from here on, and the container when the request's thread has left the servlet. */
    void open(PendingSubscription admission, HeartbeatSource heartbeats) {
        context.addListener(new RequestEnd(this));
        Subscription started = admission.start(this, heartbeats);
        subscription = started;
        try {
            out.setWriteListener(this);
        } catch (RuntimeException e) {
            LOG.warn("the container refused non-blocking output", e);
            failed();
        }
        if (closed.get()) {
            started.gone(); // for an end that was reported before there was anybody to tell
        }
    }

    @Override
    public boolean isReady() {
        return attempt(() -> !finishing && isDrained());
    }

    @Override
    public void write(byte[] bytes) throws IOException {
        write(bytes, 0, bytes.length);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        boolean written = attempt(() -> {
            if (closed.get() || !armed) {
                return false;
            }
            if (pauses > 0) {
                if (held != null) {
                    throw new IllegalStateException("written without asking whether it is ready");
                }
                held = new Held(bytes, offset, length);
                return true;
            }
            put(bytes, offset, length);
            isDrained(); // flushes now if it may, else in onWritePossible
            return !closed.get();
        });
        if (!written) {
            throw new IOException("the connection is closed");
        }
    }

    @Override
    public void close() {
        attempt(() -> {
            finishing = true;
            return finishOnce(isDrained());
        });
    }

    @Override
    public void onWritePossible() {
        attempt(() -> {
            pauses++;
            return true;
        });
        callbackEnd.execute(this::goOn);
    }

    private void goOn() {
        boolean writable = attempt(() -> {
            armed = true;
            pauses--;
            boolean drained = isDrained();
            return drained && !finishOnce(true);
        });
        if (writable) {
            tell(Subscription::writable);
        }
    }

    @Override
    public void onError(Throwable failure) {
        failed();
    }

    /** The container reports that the connection broke or that it wants to end it. */
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

    /** Nobody begins to write any more, and when this returns nobody writes. Returns whether this call ended it. */
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

    private void put(byte[] bytes, int offset, int length) throws IOException {
        out.write(bytes, offset, length);
        dirty = true;
    }

    /** Whether all that was written is on its way and more may be written. Where not, {@link #onWritePossible} will come. */
    private boolean isDrained() throws IOException {
        if (closed.get() || !armed || pauses > 0 || !out.isReady()) {
            return false;
        }
        Held piece = held;
        if (piece != null) {
            held = null;
            put(piece.bytes, piece.offset, piece.length);
            if (!out.isReady()) {
                return false;
            }
        }
        if (!dirty) {
            return true;
        }
        dirty = false;
        out.flush();
        boolean ready = !closed.get() && out.isReady();
        if (ready && !passed) {
            passed = true;
            if (!firstFlush.hasPassed()) {
                throw new IOException("the response is held back");
            }
            return out.isReady();
        }
        return ready;
    }

    private boolean finishOnce(boolean drained) {
        boolean finish = finishing && drained;
        if (finish && closed.compareAndSet(false, true)) {
            complete();
        }
        return finish;
    }

    /** One use of the stream. A failure completes inside the lock: outside, the container might have recycled the request already. */
    private boolean attempt(Use use) {
        io.lock();
        try {
            return use.run();
        } catch (IOException | RuntimeException e) {
            LOG.debug("a stream failed", e);
            if (closed.compareAndSet(false, true)) {
                complete();
            }
        } finally {
            io.unlock();
        }
        tell(Subscription::gone);
        return false;
    }

    private void complete() {
        try {
            context.complete();
        } catch (IllegalStateException over) {
            LOG.trace("the container was faster", over); // it ended the request itself, which is all we wanted
        }
    }

    private void tell(Consumer<Subscription> news) {
        Subscription present = subscription;
        if (present != null) {
            news.accept(present);
        }
    }

    /** Whether what was flushed has reached the connection. */
    @FunctionalInterface
    interface FirstFlush {
        boolean hasPassed() throws IOException;
    }

    @SuppressWarnings("ArrayRecordComponent") // a stretch of an array that nobody changes
    private record Held(byte[] bytes, int offset, int length) {}

    @FunctionalInterface
    private interface Use {
        boolean run() throws IOException;
    }
}
