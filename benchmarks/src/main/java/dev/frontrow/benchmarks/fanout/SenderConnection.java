package dev.frontrow.benchmarks.fanout;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A connection that is kept open for one request after the other, and opened again after a response that ends it, as
 * servers do after some number of requests (Tomcat after 100). For one thread.
 */
final class SenderConnection implements AutoCloseable {

    private static final int TIMEOUT_MILLIS = 30_000;

    private final int port;
    private @Nullable Socket socket;
    private InputStream in = InputStream.nullInputStream();

    SenderConnection(int port) throws IOException {
        this.port = port;
        open();
    }

    private Socket open() throws IOException {
        Socket opened = new Socket(InetAddress.getLoopbackAddress(), port);
        opened.setTcpNoDelay(true);
        opened.setSoTimeout(TIMEOUT_MILLIS);
        in = new BufferedInputStream(opened.getInputStream());
        socket = opened;
        return opened;
    }

    /**
     * Sends a request and waits for its response.
     *
     * @return the response's body
     * @throws IOException the status is not 2xx, or the connection failed
     */
    String exchange(byte[] request) throws IOException {
        Socket opened = socket == null ? open() : socket;
        opened.getOutputStream().write(request);
        String status = line();
        int length = 0;
        boolean chunked = false;
        boolean last = false;
        for (String header = line(); !header.isEmpty(); header = line()) {
            String lower = header.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Integer.parseInt(lower.substring(15).strip());
            }
            chunked |= lower.equals("transfer-encoding: chunked");
            last |= lower.equals("connection: close");
        }
        String body = chunked ? chunks() : text(length);
        if (last) {
            close();
        }
        if (!status.startsWith("HTTP/1.1 2")) {
            throw new IOException("answered " + status + " " + body);
        }
        return body;
    }

    private String chunks() throws IOException {
        StringBuilder body = new StringBuilder();
        int size;
        do {
            size = Integer.parseInt(line(), 16);
            body.append(text(size));
            line();
        } while (size > 0);
        return body.toString();
    }

    private String text(int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("the server left");
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int one = in.read(); one != '\n'; one = in.read()) {
            if (one < 0) {
                throw new EOFException("the server left");
            }
            if (one != '\r') {
                line.append((char) one);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        Socket opened = socket;
        socket = null;
        if (opened != null) {
            opened.close();
        }
    }
}
