package dev.frontrow.chat.testkit;

import dev.frontrow.chat.transport.StreamWriter;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A connection whose other side stopped reading: it takes a few writes, and then is not ready until it is released.
 * Called by tests.
 *
 * <p>Written to by the loop, looked at and released by any thread. Whoever releases it calls {@code
 * Subscription.writable()}, as a transport would.
 */
public final class StalledStreamWriter implements StreamWriter {

    private final RecordingStreamWriter taken = new RecordingStreamWriter();
    private final AtomicInteger writesLeft;

    /** @param writes how many it takes before it stalls, from 0 */
    public StalledStreamWriter(int writes) {
        writesLeft = new AtomicInteger(writes);
    }

    @Override
    public boolean isReady() {
        return writesLeft.get() > 0;
    }

    @Override
    public void write(byte[] bytes) throws IOException {
        if (writesLeft.getAndDecrement() <= 0) {
            throw new IllegalStateException("a write while not ready");
        }
        taken.write(bytes);
    }

    @Override
    public void close() {
        taken.close();
    }

    /** From now on it takes everything. */
    public void release() {
        writesLeft.set(Integer.MAX_VALUE);
    }

    /** What it took. */
    public RecordingStreamWriter taken() {
        return taken;
    }
}
