package dev.frontrow.tck.probe;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Reads one HTTP/1.1 response byte by byte (RFC 9112). A byte where none belongs is a violation: that is how damage by other connections is found. */
public final class ResponseParser {

    /** Told of the head when it is there, and then of each byte of the body. */
    public interface Sink {
        void head(int status, Map<String, List<String>> headers);

        void body(byte b);
    }

    private enum State {
        STATUS,
        HEADER,
        LENGTH,
        UNTIL_CLOSE,
        CHUNK_SIZE,
        CHUNK,
        CHUNK_END,
        TRAILER,
        DONE
    }

    private final Sink sink;
    private final boolean bodyless;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream(128);
    private final Map<String, List<String>> headers = new TreeMap<>();
    private State state = State.STATUS;
    private int status;
    private long left;

    /** A parser for the answer to a HEAD request ({@code bodyless}) or to any other. */
    public ResponseParser(Sink sink, boolean bodyless) {
        this.sink = sink;
        this.bodyless = bodyless;
    }

    /** Whether the response is whole. */
    public boolean isDone() {
        return state == State.DONE;
    }

    /** Whether the connection may end here: after a whole response, or in a body that ends with the connection. */
    public boolean mayEnd() {
        return state == State.DONE || state == State.UNTIL_CLOSE;
    }

    /** Whether the connection may be used for another request. */
    public boolean keepsAlive() {
        return isDone()
                && headers.getOrDefault("connection", List.of()).stream().noneMatch(v -> v.equalsIgnoreCase("close"));
    }

    /** The next byte. */
    public void accept(byte b) {
        switch (state) {
            case LENGTH -> {
                sink.body(b);
                left--;
                state = left == 0 ? State.DONE : State.LENGTH;
            }
            case UNTIL_CLOSE -> sink.body(b);
            case CHUNK -> {
                sink.body(b);
                left--;
                state = left == 0 ? State.CHUNK_END : State.CHUNK;
            }
            case DONE -> throw new ProtocolViolation("byte " + b + " after the end of the response");
            default -> text(b);
        }
    }

    private void text(byte b) {
        if (b != '\n') {
            line.write(b);
            return;
        }
        String text = line.toString(StandardCharsets.ISO_8859_1);
        line.reset();
        if (!text.endsWith("\r")) {
            throw new ProtocolViolation(state + ": a line without CR: " + text);
        }
        line(text.substring(0, text.length() - 1));
    }

    private void line(String text) {
        switch (state) {
            case STATUS -> {
                if (!text.matches("HTTP/1\\.1 [1-5][0-9]{2}( .*)?")) {
                    throw new ProtocolViolation("no status line: " + text);
                }
                status = Integer.parseInt(text.substring(9, 12));
                headers.clear();
                state = State.HEADER;
            }
            case HEADER -> {
                if (text.isEmpty()) {
                    state = afterHead();
                } else {
                    header(text);
                }
            }
            case CHUNK_SIZE -> {
                if (!text.matches("[0-9a-fA-F]{1,8}")) {
                    throw new ProtocolViolation("no chunk size: " + text);
                }
                left = Long.parseLong(text, 16);
                state = left == 0 ? State.TRAILER : State.CHUNK;
            }
            case CHUNK_END -> {
                if (!text.isEmpty()) {
                    throw new ProtocolViolation("behind a chunk: " + text);
                }
                state = State.CHUNK_SIZE;
            }
            case TRAILER -> state = text.isEmpty() ? State.DONE : State.TRAILER;
            default -> throw new IllegalStateException(state.name());
        }
    }

    private void header(String text) {
        int colon = text.indexOf(':');
        if (colon < 1) {
            throw new ProtocolViolation("no header: " + text);
        }
        String name = text.substring(0, colon).toLowerCase(Locale.ROOT);
        headers.computeIfAbsent(name, n -> new ArrayList<>())
                .add(text.substring(colon + 1).strip());
    }

    private State afterHead() {
        if (status == 100) {
            return State.STATUS;
        }
        sink.head(status, Map.copyOf(headers));
        if (bodyless || status == 204 || status == 304) {
            return State.DONE;
        }
        if (headers.containsKey("transfer-encoding")) {
            return State.CHUNK_SIZE;
        }
        List<String> length = headers.get("content-length");
        if (length == null) {
            return State.UNTIL_CLOSE;
        }
        left = Long.parseLong(length.get(0));
        return left == 0 ? State.DONE : State.LENGTH;
    }
}
