package dev.frontrow.benchmarks.fanout;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Very many viewers on one thread with one selector. Its methods are for one other thread, which waits for each. */
final class LoadClient implements AutoCloseable, Runnable {

    private static final int BUFFER = 64 * 1024;
    private static final int CONNECTING_AT_ONCE = 128;
    private static final long ANSWER_SECONDS = 60;

    private final int port;
    private final Selector selector;
    private final Thread thread = new Thread(this, "load-client");
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private volatile boolean closed;
    private volatile CountDownLatch allThere = new CountDownLatch(0);

    // The thread's own.
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
    private final List<Viewer> viewers = new ArrayList<>();
    private @Nullable Opening opening;
    private long first;
    private int count;
    private long expected; // deliveries to viewers who read all the time
    private long deliveries;
    private long lastNanos;
    private Samples latencies = new Samples();

    LoadClient(int port) throws IOException {
        this.port = port;
        this.selector = Selector.open();
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * Opens viewers, and waits until each has the head of its response. They too are expected to get what {@link
     * #expect} said last.
     *
     * @param slow how many of them, the first ones, take only little before they read
     */
    void open(int number, int slow, IntFunction<byte[]> requests, Duration timeout) {
        Opening begin = new Opening(requests, number, slow);
        call(() -> {
            expected += (long) (number - slow) * count;
            opening = begin;
            return null;
        });
        await(begin.done, timeout.toSeconds());
    }

    /** From here on these messages are counted. */
    void expect(long firstNumber, int messages) {
        call(() -> {
            first = firstNumber;
            count = messages;
            expected = 0;
            for (Viewer viewer : viewers) {
                viewer.expect(first, count);
                expected += viewer.isSlow() ? 0 : count;
            }
            allThere = new CountDownLatch(1);
            deliveries = 0;
            latencies = new Samples();
            return null;
        });
    }

    /** Waits until everybody who reads all the time has everything. Returns whether they have. */
    boolean awaitAll(Duration timeout) throws InterruptedException {
        return allThere.await(timeout.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** What came since {@link #expect}. */
    Tally tally() {
        return call(() -> {
            long missing = 0;
            long missingSlow = 0;
            long doubled = 0;
            int ended = 0;
            for (Viewer viewer : viewers) {
                missing += viewer.isSlow() ? 0 : viewer.received().missing();
                missingSlow += viewer.isSlow() ? viewer.received().missing() : 0;
                doubled += viewer.received().doubled();
                ended += viewer.hasEnded() ? 1 : 0;
            }
            return new Tally(deliveries, missing, missingSlow, doubled, ended, lastNanos, latencies);
        });
    }

    /** Has the slow viewers stop reading, or go on. */
    void stall(boolean stalled) {
        call(() -> {
            viewers.stream().filter(Viewer::isSlow).forEach(viewer -> viewer.stall(stalled));
            return null;
        });
    }

    /** Cuts all viewers off. Returns where each was. */
    List<String> cut() {
        return call(() -> {
            List<String> cursors = viewers.stream().map(Viewer::cursor).toList();
            viewers.forEach(Viewer::close);
            viewers.clear();
            count = 0;
            return cursors;
        });
    }

    @Override
    public void run() {
        try (selector) {
            while (!closed) {
                selector.select();
                for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
                    task.run();
                }
                for (Iterator<SelectionKey> keys = selector.selectedKeys().iterator(); keys.hasNext(); ) {
                    SelectionKey key = keys.next();
                    keys.remove();
                    if (key.isValid() && key.attachment() instanceof Viewer viewer) {
                        serve(viewer, key);
                    }
                }
                connectMore();
            }
            viewers.forEach(Viewer::close);
        } catch (IOException e) {
            throw new IllegalStateException("the selector failed", e);
        }
    }

    private void serve(Viewer viewer, SelectionKey key) {
        boolean wasOpen = viewer.status() != 0;
        try {
            if (key.isConnectable()) {
                viewer.connected();
            } else {
                viewer.read(buffer);
            }
        } catch (IOException e) {
            viewer.close();
        }
        Opening now = opening;
        if (now != null && !wasOpen && (viewer.hasEnded() || viewer.status() != 0)) {
            if (viewer.status() == 200) {
                now.open++;
            } else {
                opening = null;
                now.done.completeExceptionally(new IOException("a stream was not opened; status: " + viewer.status()));
            }
        }
    }

    private void connectMore() {
        Opening now = opening;
        if (now == null) {
            return;
        }
        try {
            while (now.begun < now.count && now.begun - now.open < CONNECTING_AT_ONCE) {
                byte[] request = now.requests.apply(now.begun);
                Viewer viewer = Viewer.connect(selector, port, request, now.begun < now.slow, this::delivered);
                viewer.expect(first, count);
                viewers.add(viewer);
                now.begun++;
            }
            if (now.open == now.count) {
                opening = null;
                now.done.complete(null);
            }
        } catch (IOException e) {
            opening = null;
            now.done.completeExceptionally(e);
        }
    }

    private void delivered(Viewer viewer, long number, long sentNanos) {
        if (viewer.received().add(number)) {
            lastNanos = System.nanoTime();
            deliveries++;
            latencies.add(lastNanos - sentNanos);
            if (!viewer.isSlow() && --expected == 0) {
                allThere.countDown();
            }
        }
    }

    private <T extends @Nullable Object> T call(Supplier<T> task) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        tasks.add(() -> {
            try {
                answer.complete(task.get());
            } catch (RuntimeException e) {
                answer.completeExceptionally(e);
            }
        });
        selector.wakeup();
        return await(answer, ANSWER_SECONDS);
    }

    private static <T extends @Nullable Object> T await(CompletableFuture<T> answer, long seconds) {
        try {
            return answer.get(seconds, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("the load client: " + e.getMessage(), e);
        } catch (TimeoutException e) {
            throw new IllegalStateException("streams: not all were opened in " + seconds + " s", e);
        }
    }

    @Override
    public void close() {
        closed = true;
        selector.wakeup();
    }
}
