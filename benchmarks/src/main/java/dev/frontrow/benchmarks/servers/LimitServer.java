package dev.frontrow.benchmarks.servers;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * The limit: one thread, one selector, one write for each event and connection, and nothing else. What is left of its
 * cost is the kernel's and the JDK's channels.
 */
final class LimitServer implements MeasuredServer, Runnable {

    private final Selector selector;
    private final ServerSocketChannel acceptor;
    private final List<ByteBuffer> events = new ArrayList<>(); // direct and shared: this thread alone moves positions
    private final List<LimitConnection> viewers = new ArrayList<>();
    private int sendBuffer;

    LimitServer() throws IOException {
        this.selector = Selector.open();
        this.acceptor = ServerSocketChannel.open();
    }

    @Override
    public int start(int sendBufferBytes) throws IOException {
        sendBuffer = sendBufferBytes;
        acceptor.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), ServletHost.BACKLOG);
        acceptor.configureBlocking(false);
        acceptor.register(selector, SelectionKey.OP_ACCEPT);
        Thread loop = new Thread(this, "limit");
        loop.setDaemon(true);
        loop.start();
        return ((InetSocketAddress) acceptor.getLocalAddress()).getPort();
    }

    @Override
    public void run() {
        try {
            while (acceptor.isOpen()) {
                selector.select();
                for (Iterator<SelectionKey> keys = selector.selectedKeys().iterator(); keys.hasNext(); ) {
                    SelectionKey key = keys.next();
                    keys.remove();
                    serve(key);
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException("the selector failed", e);
        }
    }

    private void serve(SelectionKey key) throws IOException {
        if (!key.isValid()) {
            return;
        }
        if (key.isAcceptable()) {
            accept();
        } else if (key.attachment() instanceof LimitConnection connection) {
            try {
                if (key.isReadable()) {
                    connection.read(this);
                }
                if (key.isValid() && key.isWritable()) {
                    connection.drain(events);
                }
            } catch (IOException e) {
                remove(connection);
            }
        }
    }

    private void accept() throws IOException {
        for (SocketChannel channel = acceptor.accept(); channel != null; channel = acceptor.accept()) {
            channel.configureBlocking(false);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            if (sendBuffer > 0) {
                channel.setOption(StandardSocketOptions.SO_SNDBUF, sendBuffer);
            }
            SelectionKey key = channel.register(selector, SelectionKey.OP_READ);
            key.attach(new LimitConnection(channel, key));
        }
    }

    void subscribe(LimitConnection viewer) {
        viewer.startAt(events.size());
        viewers.add(viewer);
    }

    void publish(byte[] bytes) throws IOException {
        events.add(ByteBuffer.allocateDirect(bytes.length).put(bytes).flip());
        for (int i = viewers.size() - 1; i >= 0; i--) {
            LimitConnection viewer = viewers.get(i);
            try {
                viewer.drain(events);
            } catch (IOException e) {
                remove(viewer);
            }
        }
    }

    private void remove(LimitConnection connection) throws IOException {
        viewers.remove(connection);
        connection.close();
    }
}
