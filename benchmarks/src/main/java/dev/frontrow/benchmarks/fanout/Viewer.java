package dev.frontrow.benchmarks.fanout;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/** One stream of the {@link LoadClient}, on whose thread everything happens. */
final class Viewer {

    /** So little that the server notices soon that nobody reads. */
    private static final int SLOW_RECEIVE_BUFFER = 4096;

    /** Gets what a viewer got. */
    @FunctionalInterface
    interface Listener {
        void delivered(Viewer viewer, long number, long sentNanos);
    }

    private final boolean slow;
    private final SocketChannel channel;
    private final SelectionKey key;
    private final byte[] request;
    private final EventReader events;
    private final ResponseReader response;
    private Received received = new Received(0, 0);
    private boolean ended;

    private Viewer(boolean slow, SocketChannel channel, SelectionKey key, byte[] request, Listener listener) {
        this.slow = slow;
        this.channel = channel;
        this.key = key;
        this.request = request;
        this.events = new EventReader((number, sentNanos) -> listener.delivered(this, number, sentNanos));
        this.response = new ResponseReader(events::feed);
        key.attach(this);
    }

    /** Begins to connect. */
    static Viewer connect(Selector selector, int port, byte[] request, boolean slow, Listener listener)
            throws IOException {
        SocketChannel channel = SocketChannel.open();
        channel.configureBlocking(false);
        if (slow) {
            channel.setOption(StandardSocketOptions.SO_RCVBUF, SLOW_RECEIVE_BUFFER);
        }
        SelectionKey key = channel.register(selector, SelectionKey.OP_CONNECT);
        Viewer viewer = new Viewer(slow, channel, key, request, listener);
        if (channel.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))) {
            viewer.ask();
        }
        return viewer;
    }

    /** The connection is there. */
    void connected() throws IOException {
        if (channel.finishConnect()) {
            ask();
        }
    }

    private void ask() throws IOException {
        key.interestOps(SelectionKey.OP_READ);
        if (channel.write(ByteBuffer.wrap(request)) < request.length) {
            throw new IOException("a new connection takes no request");
        }
    }

    /** Reads what has come. */
    void read(ByteBuffer buffer) throws IOException {
        buffer.clear();
        int count = channel.read(buffer);
        if (count > 0) {
            int from = buffer.arrayOffset();
            response.feed(buffer.array(), from, from + count);
        }
        if (count < 0 || response.isOver()) {
            close();
        }
    }

    /** Stops reading, or goes on. */
    void stall(boolean stalled) {
        if (!ended) {
            key.interestOps(stalled ? 0 : SelectionKey.OP_READ);
        }
    }

    void close() {
        ended = true;
        try {
            channel.close();
        } catch (IOException e) {
            throw new IllegalStateException("a socket did not close", e);
        }
    }

    void expect(long first, int count) {
        received = new Received(first, count);
    }

    Received received() {
        return received;
    }

    int status() {
        return response.status();
    }

    String cursor() {
        return events.lastEventId();
    }

    boolean isSlow() {
        return slow;
    }

    boolean hasEnded() {
        return ended;
    }
}
