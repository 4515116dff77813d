package dev.frontrow.tck.probe;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
import java.util.Map;

/** A client that reads one answer on a thread of its own, can stop reading, and go away. Safe for use by many threads. */
public final class StallingClient implements AutoCloseable {

    private static final int RECEIVE_BUFFER = 4096;

    private final Socket socket = new Socket();
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private boolean isStalled;
    private boolean hasEnded;

    /** Connects, sends the request and begins to read. */
    public StallingClient(int port, Request request) throws IOException {
        socket.setReceiveBufferSize(RECEIVE_BUFFER);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        socket.getOutputStream().write(request.bytes());
        Thread reader = new Thread(this::read, "stalling-client");
        reader.setDaemon(true);
        reader.start();
    }

    private void read() {
        ResponseParser parser = new ResponseParser(new Collector(), false);
        byte[] buffer = new byte[RECEIVE_BUFFER];
        try {
            InputStream in = socket.getInputStream();
            while (!parser.isDone() && awaitTurn()) {
                int read = in.read(buffer);
                if (read < 0) {
                    return;
                }
                take(parser, buffer, read);
            }
        } catch (IOException gone) {
            // it has left, or the server has
        }
    }

    private synchronized void take(ResponseParser parser, byte[] bytes, int length) {
        for (int i = 0; i < length; i++) {
            parser.accept(bytes[i]);
        }
        hasEnded = parser.isDone();
    }

    private synchronized boolean awaitTurn() {
        try {
            while (isStalled) {
                wait();
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Reads nothing more, but what a read takes that is waiting now. */
    public synchronized void stall() {
        isStalled = true;
    }

    /** Goes on reading. */
    public synchronized void resume() {
        isStalled = false;
        notifyAll();
    }

    /** What was read of the body so far. */
    public synchronized byte[] body() {
        return body.toByteArray();
    }

    /** Whether the answer was read to its end. */
    public synchronized boolean hasEnded() {
        return hasEnded;
    }

    /** Resets the connection, the first time. */
    @Override
    public void close() throws IOException {
        if (!socket.isClosed()) {
            socket.setSoLinger(true, 0);
            socket.close();
        }
    }

    private final class Collector implements ResponseParser.Sink {

        @Override
        public void head(int status, Map<String, List<String>> headers) {
            if (status != 200) {
                throw new ProtocolViolation("status " + status);
            }
        }

        @Override
        public void body(byte b) {
            body.write(b);
        }
    }
}
