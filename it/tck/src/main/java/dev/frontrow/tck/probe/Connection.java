package dev.frontrow.tck.probe;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** One blocking connection, for requests whose answers end. Used by one thread at a time. */
public final class Connection implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private final Socket socket = new Socket();
    private final byte[] buffer = new byte[8192];
    private int at;
    private int end;
    private boolean reusable = true;

    public Connection(int port) throws IOException {
        socket.setTcpNoDelay(true);
        socket.setSoTimeout((int) TIMEOUT.toMillis());
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), (int) TIMEOUT.toMillis());
    }

    /** Sends a request and reads its answer. */
    public Reply exchange(Request request) throws IOException {
        write(request);
        return read(request);
    }

    /** Sends a request; the answer is read later. */
    public void write(Request request) throws IOException {
        socket.getOutputStream().write(request.bytes());
    }

    /** Sends bytes, one for each character. */
    public void write(String more) throws IOException {
        socket.getOutputStream().write(more.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Sends nothing more; what comes can still be read. */
    public void end() throws IOException {
        socket.shutdownOutput();
    }

    /**
     * Reads the answer to a request that was written.
     *
     * @throws EOFException the connection ended before or in the answer
     */
    public Reply read(Request request) throws IOException {
        Collector collector = new Collector();
        ResponseParser parser = new ResponseParser(collector, request.isHead());
        InputStream in = socket.getInputStream();
        while (!parser.isDone()) {
            if (at == end) {
                at = 0;
                end = Math.max(0, in.read(buffer));
            }
            if (at == end) {
                if (!parser.mayEnd()) {
                    throw new EOFException("the connection ended in an answer: " + collector.body);
                }
                reusable = false;
                return collector.reply();
            }
            parser.accept(buffer[at++]);
        }
        reusable = parser.keepsAlive();
        return collector.reply();
    }

    /** Whether another request may follow. */
    public boolean isReusable() {
        return reusable;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private static final class Collector implements ResponseParser.Sink {

        private final ByteArrayOutputStream body = new ByteArrayOutputStream();
        private int status;
        private Map<String, List<String>> headers = Map.of();

        @Override
        public void head(int newStatus, Map<String, List<String>> newHeaders) {
            status = newStatus;
            headers = newHeaders;
        }

        @Override
        public void body(byte b) {
            body.write(b);
        }

        Reply reply() {
            return new Reply(status, headers, body.toString(StandardCharsets.UTF_8));
        }
    }
}
