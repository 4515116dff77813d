package dev.frontrow.benchmarks.servers;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** One stream: an index into the room's events, and whether the container takes more bytes. */
final class SketchViewer implements WriteListener, AsyncListener {

    private static final byte[] GREETING = ": hello\n\n".getBytes(StandardCharsets.US_ASCII);

    /** Tomcat still works with the response when onWritePossible has returned, and nobody else may meanwhile. */
    private static final Executor AFTERWARDS =
            CompletableFuture.delayedExecutor(10, TimeUnit.MILLISECONDS, Runnable::run);

    private final SketchRoom room;
    private final AsyncContext context;
    private final ServletOutputStream out;
    private volatile boolean ready;
    private volatile boolean gone;
    private boolean greeted; // only onWritePossible reads and writes it
    private boolean dirty; // as all below, the loop's own
    private long at;

    SketchViewer(SketchRoom room, AsyncContext context, ServletOutputStream out) {
        this.room = room;
        this.context = context;
        this.out = out;
    }

    void open() {
        out.setWriteListener(this);
    }

    void startAt(long index) {
        at = index;
    }

    boolean isGone() {
        return gone;
    }

    /** Writes what lies before this index, if the container takes it. Returns whether the stream still is. */
    boolean drain(long end) {
        if (!ready || gone) {
            return !gone;
        }
        try {
            while (isReady()) {
                if (at < end) {
                    out.write(room.slice(at, end));
                    at = end;
                    dirty = true;
                } else if (dirty) {
                    dirty = false;
                    out.flush();
                } else {
                    return true;
                }
            }
        } catch (IOException | IllegalStateException e) {
            end();
        }
        return !gone;
    }

    /** The flag is taken back first: onWritePossible may come before isReady has returned. */
    private boolean isReady() {
        ready = false;
        boolean now = out.isReady();
        if (now) {
            ready = true;
        }
        return now;
    }

    @Override
    public void onWritePossible() throws IOException {
        if (!greeted) {
            greeted = true;
            out.write(GREETING);
            if (out.isReady()) {
                out.flush();
            }
            boolean nowReady = out.isReady();
            AFTERWARDS.execute(() -> {
                if (nowReady) {
                    ready = true;
                }
                room.join(this);
            });
        } else {
            AFTERWARDS.execute(() -> {
                ready = true;
                room.wake();
            });
        }
    }

    @Override
    public void onError(Throwable failure) {
        end();
    }

    private void end() {
        if (!gone) {
            gone = true;
            try {
                context.complete();
            } catch (IllegalStateException over) {
                gone = true; // the container was faster
            }
        }
    }

    @Override
    public void onComplete(AsyncEvent event) {
        gone = true;
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        end();
    }

    @Override
    public void onError(AsyncEvent event) {
        end();
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        event.getAsyncContext().addListener(this);
    }
}
