package dev.frontrow.tck.probe;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** One event stream as a client sees it. Any thread may ask; the fleet's thread reads. */
public final class LiveStream {

    /** How it stands with the connection. */
    public enum End {
        /** It lives. */
        OPEN,
        /** The response ended as HTTP says. */
        CLEAN,
        /** The connection ended in the middle of the response. */
        EARLY,
        /** The connection was reset or refused. */
        RESET,
        /** We left. */
        LEFT,
        /** The server sent what the contract does not allow; see {@link LiveStream#violation()}. */
        VIOLATION
    }

    private final Fleet fleet;
    private final Reading reading;
    private final ByteBuffer request;
    private final EventParser events = new EventParser(new Events());
    private final ResponseParser response;
    private @Nullable Gunzip gunzip;
    private @Nullable SocketChannel channel;
    private @Nullable SelectionKey key;

    private final List<Event> kept = new ArrayList<>();
    private int status;
    private Map<String, List<String>> headers = Map.of();
    private int retry;
    private int comments;
    private long firstSeq = -1;
    private long lastSeq = -1;
    private int holes;
    private long bytes;
    private End end = End.OPEN;
    private long endedAtNanos;
    private @Nullable String violation;

    LiveStream(Fleet fleet, Request request, Reading reading) {
        this.fleet = fleet;
        this.reading = reading;
        this.request = ByteBuffer.wrap(request.bytes());
        this.response = new ResponseParser(new Body(), request.isHead());
    }

    // --- the fleet's thread
    // -------------------------------------------------------------------------------------------------------------

    void connect(Selector selector, SocketAddress server) {
        try {
            SocketChannel opened = SocketChannel.open();
            channel = opened;
            opened.configureBlocking(false);
            opened.setOption(StandardSocketOptions.TCP_NODELAY, true);
            if (reading.receiveBuffer() > 0) {
                opened.setOption(StandardSocketOptions.SO_RCVBUF, reading.receiveBuffer());
            }
            boolean connected = opened.connect(server);
            key = opened.register(selector, connected ? SelectionKey.OP_WRITE : SelectionKey.OP_CONNECT, this);
        } catch (IOException e) {
            ended(End.RESET, e.toString());
        }
    }

    void ready(SelectionKey ready, ByteBuffer buffer) {
        SocketChannel open = (SocketChannel) ready.channel();
        try {
            if (ready.isConnectable() && open.finishConnect()) {
                ready.interestOps(SelectionKey.OP_WRITE);
            }
            if (ready.isWritable()) {
                open.write(request);
                if (!request.hasRemaining()) {
                    ready.interestOps(SelectionKey.OP_READ);
                }
            }
            if (ready.isReadable()) {
                read(open, buffer);
            }
        } catch (IOException e) {
            close(End.RESET, e.toString());
        } catch (ProtocolViolation e) {
            close(End.VIOLATION, e.getMessage());
        }
    }

    private void read(SocketChannel open, ByteBuffer buffer) throws IOException {
        buffer.clear();
        int count = open.read(buffer);
        if (count < 0) {
            close(response.mayEnd() ? End.CLEAN : End.EARLY, null);
            return;
        }
        buffer.flip();
        synchronized (this) {
            bytes += count;
            while (buffer.hasRemaining()) {
                response.accept(buffer.get());
            }
            notifyAll();
        }
        if (response.isDone()) {
            close(End.CLEAN, null);
        }
    }

    private void close(End how, @Nullable String why) {
        SocketChannel open = channel;
        if (open == null) {
            throw new IllegalStateException("never connected");
        }
        try {
            if (key != null) {
                key.cancel();
            }
            open.close();
            if (gunzip != null) {
                gunzip.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("closing our own end failed", e);
        } finally {
            ended(how, why);
        }
    }

    private synchronized void ended(End how, @Nullable String why) {
        if (end == End.OPEN) {
            end = how;
            violation = why;
            endedAtNanos = System.nanoTime();
            notifyAll();
        }
    }

    // --- what a client does
    // -------------------------------------------------------------------------------------------------------------

    /** Reads no more, and keeps the connection. */
    public void stall() {
        interest(0);
    }

    /** Reads again. */
    public void proceed() {
        interest(SelectionKey.OP_READ);
    }

    private void interest(int operations) {
        fleet.execute(() -> {
            if (key != null && key.isValid()) {
                key.interestOps(operations);
            }
        });
    }

    /** Leaves as a browser tab does. */
    public void leave() {
        fleet.execute(() -> {
            if (end() == End.OPEN) {
                close(End.LEFT, null);
            }
        });
    }

    /** Leaves by a reset, as a process that is killed with unread data does. */
    public void reset() {
        fleet.execute(() -> {
            if (end() == End.OPEN && channel != null) {
                try {
                    channel.setOption(StandardSocketOptions.SO_LINGER, 0);
                } catch (IOException e) {
                    throw new UncheckedIOException("no linger", e);
                }
                close(End.LEFT, null);
            }
        });
    }

    // --- what it saw
    // --------------------------------------------------------------------------------------------------------------------

    /** The status of the answer; 0 as long as there is none. */
    public synchronized int status() {
        return status;
    }

    /** The first value of a header, or null. */
    public synchronized @Nullable String header(String name) {
        List<String> values = headers.get(name);
        return values == null ? null : values.get(0);
    }

    /** The events kept so far. */
    public synchronized List<Event> events() {
        return List.copyOf(kept);
    }

    /** The first event of a name. */
    public synchronized Optional<Event> first(String name) {
        return kept.stream().filter(event -> event.name().equals(name)).findFirst();
    }

    /** The last {@code retry}, in milliseconds; 0: none came. */
    public synchronized int retry() {
        return retry;
    }

    /** How many comments came. */
    public synchronized int comments() {
        return comments;
    }

    /** The number of the first public event; -1: none came. */
    public synchronized long firstSeq() {
        return firstSeq;
    }

    /** The number of the last public event; -1: none came. */
    public synchronized long lastSeq() {
        return lastSeq;
    }

    /** How often the next public event was not the one that had to come. */
    public synchronized int holes() {
        return holes;
    }

    /** How many bytes came. */
    public synchronized long bytes() {
        return bytes;
    }

    /** How it stands with the connection. */
    public synchronized End end() {
        return end;
    }

    /** When it ended, by {@link System#nanoTime()}. */
    public synchronized long endedAtNanos() {
        return endedAtNanos;
    }

    /** What was wrong, or null. */
    public synchronized @Nullable String violation() {
        return violation;
    }

    /** Waits for something to be true of this stream. False: it did not become true in time. */
    public synchronized boolean await(Duration atMost, Predicate<LiveStream> condition) {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (!condition.test(this)) {
            long leftMillis = (deadline - System.nanoTime()) / 1_000_000;
            if (leftMillis <= 0) {
                return false;
            }
            try {
                wait(leftMillis);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }

    @Override
    public synchronized String toString() {
        return "status=" + status + " end=" + end + " why=" + violation + " lastSeq=" + lastSeq + " holes=" + holes
                + " bytes=" + bytes + " kept="
                + (kept.size() > 5 ? kept.size() + " events" : kept.toString());
    }

    private final class Body implements ResponseParser.Sink {
        @Override
        public void head(int newStatus, Map<String, List<String>> newHeaders) {
            status = newStatus;
            headers = newHeaders;
            if ("gzip".equals(header("content-encoding"))) {
                gunzip = new Gunzip(events::accept);
            }
        }

        @Override
        public void body(byte b) {
            if (status != 200) {
                return;
            }
            if (gunzip != null) {
                gunzip.accept(b);
            } else {
                events.accept(b);
            }
        }
    }

    private final class Events implements EventParser.Sink {
        @Override
        public void event(Event event) {
            if (event.isPublic()) {
                if (lastSeq >= 0 && event.seq() != lastSeq + 1) {
                    holes++;
                }
                lastSeq = event.seq();
                firstSeq = firstSeq < 0 ? lastSeq : firstSeq;
            }
            if (reading.keep().test(event)) {
                kept.add(event);
            }
        }

        @Override
        public void comment(String text) {
            comments++;
        }

        @Override
        public void retry(int millis) {
            retry = millis;
        }
    }
}
