package dev.frontrow.tck.probe;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/** Somebody who sends one request after the other on one connection and reads no answer, and opens the next one when the server has ended it. Never waits for an answer; used by one thread. */
public final class PipeliningClient implements AutoCloseable {

    private static final int RECEIVE_BUFFER = 4096;

    private final int port;
    private final ByteBuffer requests;
    private SocketChannel channel;

    /** Connects. */
    public PipeliningClient(int port, Request request) throws IOException {
        this.port = port;
        requests = ByteBuffer.wrap(request.bytes());
        channel = connect(port);
    }

    private static SocketChannel connect(int port) throws IOException {
        SocketChannel channel = SocketChannel.open();
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.setOption(StandardSocketOptions.SO_RCVBUF, RECEIVE_BUFFER);
        channel.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        channel.configureBlocking(false);
        return channel;
    }

    /** Sends at the most so many requests more, as far as the server takes them. */
    public void send(int most) throws IOException {
        int begun = 0;
        try {
            while (begun < most) {
                if (channel.write(requests) == 0) {
                    return;
                }
                if (!requests.hasRemaining()) {
                    requests.rewind();
                    begun++;
                }
            }
        } catch (IOException ended) { // which is what the server may do to somebody like that
            channel.close();
            requests.rewind();
            channel = connect(port);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
