package dev.frontrow.tck.probe;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/** Somebody who begins a request and does not end it, or does not read the answer. Never blocks; used by one thread. */
public final class SlowClient implements AutoCloseable {

    private static final int RECEIVE_BUFFER = 4096;

    private final SocketChannel channel;
    private final StringBuilder heard = new StringBuilder();
    private final ByteBuffer buffer = ByteBuffer.allocate(8192);
    private boolean gone;

    /** Connects and sends what there is of the request. */
    public SlowClient(int port, Request begun) throws IOException {
        channel = SocketChannel.open();
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.setOption(StandardSocketOptions.SO_RCVBUF, RECEIVE_BUFFER);
        channel.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        ByteBuffer bytes = ByteBuffer.wrap(begun.bytes());
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
        channel.configureBlocking(false);
    }

    /** Sends some more, if the server still takes it. */
    public void drip(String more) {
        try {
            channel.write(ByteBuffer.wrap(more.getBytes(StandardCharsets.ISO_8859_1)));
        } catch (IOException closed) {
            gone = true;
        }
    }

    /** Whether the server has ended the connection. */
    public boolean isGone() {
        try {
            int read = 0;
            while (!gone && (read = channel.read(buffer.clear())) > 0) {
                heard.append(StandardCharsets.ISO_8859_1.decode(buffer.flip()));
            }
            gone |= read < 0;
        } catch (IOException reset) {
            gone = true;
        }
        return gone;
    }

    /** Whether the server has begun to answer. Reads no more than it takes to know. */
    public boolean isAnswered() {
        try {
            int read = channel.read(buffer.clear().limit(1));
            heard.append(StandardCharsets.ISO_8859_1.decode(buffer.flip()));
            gone |= read < 0;
        } catch (IOException reset) {
            gone = true;
        }
        return !heard.isEmpty();
    }

    /** What the server has said so far. */
    public String heard() {
        isGone();
        return heard.toString();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
