package dev.frontrow.tck.probe;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Thousands of event streams on one thread. */
public final class Fleet implements AutoCloseable {

    private final Selector selector;
    private final SocketAddress server;
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(64 * 1024);
    private final Thread thread;
    private volatile boolean closed;

    public Fleet(int port) {
        this.server = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        try {
            this.selector = Selector.open();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.thread = new Thread(this::loop, "fleet");
        thread.setDaemon(true);
        thread.start();
    }

    /** A stream that keeps all its events. */
    public LiveStream open(Request request) {
        return open(request, Reading.all());
    }

    /** A stream that reads in a certain way. */
    public LiveStream open(Request request, Reading reading) {
        LiveStream stream = new LiveStream(this, request, reading);
        execute(() -> stream.connect(selector, server));
        return stream;
    }

    /** Runs something on the thread that owns all streams. */
    void execute(Runnable task) {
        tasks.add(task);
        selector.wakeup();
    }

    private void loop() {
        try {
            while (!closed) {
                selector.select(this::ready);
                for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
                    task.run();
                }
            }
            for (SelectionKey key : selector.keys()) {
                key.channel().close();
            }
            selector.close();
        } catch (IOException e) {
            throw new UncheckedIOException("the selector failed", e);
        }
    }

    private void ready(SelectionKey key) {
        ((LiveStream) key.attachment()).ready(key, buffer);
    }

    /** Ends all streams. */
    @Override
    public void close() {
        closed = true;
        selector.wakeup();
        try {
            thread.join(10_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
