package dev.frontrow.tck.probe;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;

/** A client that keeps connections alive and never tries anything twice: a connection that fails is a failure. Any thread. */
public final class Http implements AutoCloseable {

    private final int port;
    private final Deque<Idle> idle = new ConcurrentLinkedDeque<>();

    private record Idle(Connection connection, long sinceNanos) {

        /** Long before the server would close it. */
        boolean isFresh() {
            return System.nanoTime() - sinceNanos < 1_000_000_000L;
        }
    }

    public Http(int port) {
        this.port = port;
    }

    /** The port it asks. */
    public int port() {
        return port;
    }

    /** Sends a request and reads its answer. */
    public Reply exchange(Request request) {
        try {
            Connection connection = connection();
            Reply reply = connection.exchange(request);
            if (connection.isReusable()) {
                idle.addFirst(new Idle(connection, System.nanoTime()));
            } else {
                connection.close();
            }
            return reply;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Connection connection() throws IOException {
        for (Idle kept = idle.pollFirst(); kept != null; kept = idle.pollFirst()) {
            if (kept.isFresh()) {
                return kept.connection();
            }
            kept.connection().close();
        }
        return new Connection(port);
    }

    /** On a connection of its own that is closed afterwards. */
    public Reply once(Request request) {
        try (Connection connection = new Connection(port)) {
            return connection.exchange(request);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        for (Idle kept = idle.poll(); kept != null; kept = idle.poll()) {
            kept.connection().close();
        }
    }
}
