package dev.frontrow.benchmarks.servers;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** A connection of the {@link LimitServer}: a sender's or, after it asked for the events, a viewer's. */
final class LimitConnection {

    private static final byte[] STREAM = ascii("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n: hello\n\n");
    private static final byte[] SENT = ascii("HTTP/1.1 201 Created\r\nContent-Length: 0\r\n\r\n");
    private static final String LENGTH = "content-length:";
    private static final int MAX_REQUEST = 4096;

    private final SocketChannel channel;
    private final SelectionKey key;
    private final ByteBuffer input = ByteBuffer.allocate(MAX_REQUEST);
    private boolean viewer;
    private boolean full; // the kernel took no more; the selector says when it does
    private int next;
    private int written; // of the event at next

    LimitConnection(SocketChannel channel, SelectionKey key) {
        this.channel = channel;
        this.key = key;
    }

    void startAt(int index) {
        next = index;
    }

    /** Reads requests; their heads and bodies are small. */
    void read(LimitServer server) throws IOException {
        if (channel.read(input) < 0 || !input.hasRemaining()) {
            throw new EOFException("the client left, or its request is too long");
        }
        String text = new String(input.array(), 0, input.position(), StandardCharsets.ISO_8859_1);
        int end = text.indexOf("\r\n\r\n");
        if (end < 0) {
            return;
        }
        if (text.startsWith("GET")) {
            input.clear();
            send(STREAM);
            viewer = true;
            server.subscribe(this);
            return;
        }
        int length = length(text.substring(0, end).toLowerCase(Locale.ROOT));
        if (input.position() >= end + 4 + length) {
            byte[] body = new byte[length];
            input.get(end + 4, body);
            input.clear();
            server.publish(body);
            send(SENT);
        }
    }

    /** Writes one event after the other, until the kernel takes no more. */
    void drain(List<ByteBuffer> events) throws IOException {
        if (!viewer) {
            return;
        }
        while (next < events.size()) {
            ByteBuffer event = events.get(next).clear();
            event.position(written);
            channel.write(event);
            if (event.hasRemaining()) {
                written = event.position();
                awaitRoom(true);
                return;
            }
            written = 0;
            next++;
        }
        awaitRoom(false);
    }

    private void awaitRoom(boolean isFull) {
        if (full != isFull) {
            full = isFull;
            key.interestOps(isFull ? SelectionKey.OP_READ | SelectionKey.OP_WRITE : SelectionKey.OP_READ);
        }
    }

    void close() throws IOException {
        channel.close();
    }

    private void send(byte[] bytes) throws IOException {
        if (channel.write(ByteBuffer.wrap(bytes)) < bytes.length) {
            throw new IOException("a new connection takes no answer");
        }
    }

    private static int length(String head) {
        int at = head.indexOf(LENGTH);
        if (at < 0) {
            return 0;
        }
        int end = head.indexOf('\r', at);
        return Integer.parseInt(head.substring(at + LENGTH.length(), end < 0 ? head.length() : end)
                .strip());
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
