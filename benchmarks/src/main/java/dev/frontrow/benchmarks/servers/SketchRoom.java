package dev.frontrow.benchmarks.servers;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** The newest events of one room, and the loop that writes them to its viewers. */
final class SketchRoom implements Runnable {

    /** A viewer that falls further behind loses events, which the measurement counts. */
    private static final int KEPT = 4096;

    private final byte[][] events = new byte[KEPT][];
    private final Semaphore work = new Semaphore(0);
    private final ConcurrentLinkedQueue<SketchViewer> joining = new ConcurrentLinkedQueue<>();
    private final List<SketchViewer> viewers = new ArrayList<>(); // the loop's own
    private volatile long next;

    // The last slice that was cut: viewers who stand at one place share it.
    private long sliceFrom = -1;
    private long sliceEnd = -1;
    private byte @Nullable [] slice;

    /** Sends to everybody. */
    void publish(byte[] event) {
        synchronized (this) {
            events[(int) (next % KEPT)] = event;
            next++;
        }
        wake();
    }

    /** From here on the loop writes to this viewer. */
    void join(SketchViewer viewer) {
        joining.add(viewer);
        wake();
    }

    /** Has the loop look at everybody once more. */
    void wake() {
        work.release();
    }

    @Override
    public void run() {
        while (!Thread.currentThread().isInterrupted()) {
            work.acquireUninterruptibly();
            work.drainPermits();
            for (SketchViewer joined = joining.poll(); joined != null; joined = joining.poll()) {
                joined.startAt(next);
                viewers.add(joined);
            }
            long end = next;
            boolean someLeft = false;
            for (int i = 0; i < viewers.size(); i++) {
                someLeft |= !viewers.get(i).drain(end);
            }
            if (someLeft) {
                viewers.removeIf(SketchViewer::isGone);
            }
        }
    }

    /** The events from one place to another, one behind the other. For the loop only. */
    byte[] slice(long from, long end) {
        byte[] known = slice;
        if (known != null && from == sliceFrom && end == sliceEnd) {
            return known;
        }
        byte[] cut = cut(Math.max(from, end - KEPT), end);
        sliceFrom = from;
        sliceEnd = end;
        slice = cut;
        return cut;
    }

    private synchronized byte[] cut(long from, long end) {
        if (end - from == 1) {
            return events[(int) (from % KEPT)];
        }
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (long i = from; i < end; i++) {
            joined.writeBytes(events[(int) (i % KEPT)]);
        }
        return joined.toByteArray();
    }
}
