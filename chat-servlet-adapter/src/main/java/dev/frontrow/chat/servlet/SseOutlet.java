package dev.frontrow.chat.servlet;

import dev.frontrow.chat.transport.Admission;
import dev.frontrow.chat.transport.Outlet;
import dev.frontrow.chat.transport.Pulse;
import dev.frontrow.chat.transport.Subscription;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The writing end of one event stream, on the non-blocking output of Servlet 3.1 and later. Two sides meet here: the fan-out's loop, which writes, and
 * the container, which reports on threads of its own. The rules that keep them apart, each of which was paid for:
 *
 * <ul>
 *   <li>{@code isReady()} before <em>every</em> write, flush and completion; where it said no, the container's {@code onWritePossible} goes on.
 *   <li>All use of the stream is under one lock, held around non-blocking calls only. A container callback that reports an end first sets
 *       {@code closed}, then waits until nobody is inside the stream, and only then returns: after that Tomcat gives request and response to the
 *       next connection, and a writer still inside would break an innocent one.
 *   <li>Whoever turns {@code closed} completes, so that it happens once. Jetty never ends a request that nobody completes.
 *   <li>Undertow reports an error synchronously inside our own write, with the lock held; waiting there would be waiting for ourselves.
 * </ul>
 */
final class SseOutlet implements Outlet, WriteListener, AsyncListener {

    private static final Logger LOG = LoggerFactory.getLogger(SseOutlet.class);

    private static final long BARRIER_SECONDS = 2;

    private final AsyncContext context;
    private final ServletOutputStream out;
    private final ReentrantLock io = new ReentrantLock();
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile @Nullable Subscription subscription;

    // Guarded by io.
    private boolean armed; // the container has asked for the first bytes; before that nothing may be touched
    private boolean dirty; // something was written and not flushed
    private boolean finishing; // to be completed as soon as all is out

    SseOutlet(AsyncContext context, ServletOutputStream out) {
        this.context = context;
        this.out = out;
    }

    /** Begins: the fan-out may call from here on, the container when the request's thread has left the servlet. */
    void open(Admission admission, Pulse pulse) {
        context.addListener(this);
        Subscription started = admission.start(this, pulse);
        subscription = started;
        try {
            out.setWriteListener(this);
        } catch (RuntimeException e) {
            LOG.warn("the container refused non-blocking output", e);
            ended(true);
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
        boolean written = attempt(() -> {
            if (closed.get() || !armed) {
                return false;
            }
            out.write(bytes);
            dirty = true;
            isDrained();
            return true;
        });
        if (!written || closed.get()) {
            throw new IOException("the connection is closed");
        }
    }

    @Override
    public void close() {
        attempt(() -> {
            finishing = true;
            return finish(isDrained());
        });
    }

    @Override
    public void onWritePossible() {
        boolean writable = attempt(() -> {
            armed = true;
            boolean drained = isDrained();
            return !finish(drained) && drained;
        });
        if (writable) {
            tell(Subscription::writable);
        }
    }

    @Override
    public void onError(Throwable failure) {
        ended(true);
    }

    @Override
    public void onError(AsyncEvent event) {
        ended(true);
    }

    /** There is no time-out; Tomcat reports its own stop with this. */
    @Override
    public void onTimeout(AsyncEvent event) {
        ended(true);
    }

    @Override
    public void onComplete(AsyncEvent event) {
        ended(false);
    }

    /** Never happens: nothing here dispatches. */
    @Override
    public void onStartAsync(AsyncEvent event) {}

    /** Whether all that was written is on its way and more may be written. Where not, {@link #onWritePossible} will come. */
    private boolean isDrained() throws IOException {
        if (closed.get() || !armed || !out.isReady()) {
            return false;
        }
        if (dirty) {
            dirty = false;
            out.flush();
            return !closed.get() && out.isReady();
        }
        return true;
    }

    private boolean finish(boolean drained) {
        if (!drained || !finishing) {
            return false;
        }
        if (closed.compareAndSet(false, true)) {
            complete();
        }
        return true;
    }

    /** One use of the stream. What fails ends the connection inside the lock: outside, the container might have recycled it already. */
    private boolean attempt(Step step) {
        boolean failed = false;
        boolean done = false;
        io.lock();
        try {
            done = step.run();
        } catch (IOException | RuntimeException e) {
            LOG.debug("a stream failed", e);
            failed = true;
            if (closed.compareAndSet(false, true)) {
                complete();
            }
        } finally {
            io.unlock();
        }
        if (failed) {
            tell(Subscription::gone);
        }
        return done;
    }

    private void ended(boolean complete) {
        boolean first = closed.compareAndSet(false, true);
        if (!io.isHeldByCurrentThread()) {
            awaitWriter();
        }
        if (first && complete) {
            complete();
        }
        tell(Subscription::gone);
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

    @FunctionalInterface
    private interface Step {
        boolean run() throws IOException;
    }
}
