package dev.frontrow.benchmarks.fanout;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Reads one HTTP/1.1 response as it comes, in pieces of any size: its head, and a body that is chunked or goes on until
 * the connection ends. For one thread.
 */
final class ResponseReader {

    /** Gets the body. */
    @FunctionalInterface
    interface Body {

        /** A stretch of the body. */
        void feed(byte[] bytes, int from, int to);
    }

    private enum Part {
        HEAD,
        PLAIN,
        CHUNK_SIZE,
        CHUNK,
        CHUNK_END,
        OVER
    }

    private static final int MAX_HEAD = 16 * 1024;
    private static final int HEAD_END = ('\r' << 24) | ('\n' << 16) | ('\r' << 8) | '\n';

    private final Body body;
    private final ByteArrayOutputStream head = new ByteArrayOutputStream();
    private Part part = Part.HEAD;
    private int lastFour;
    private int status;
    private int left;
    private boolean sizeOver; // the rest of the line is an extension

    ResponseReader(Body body) {
        this.body = body;
    }

    /** The status; 0 before the head has come. */
    int status() {
        return status;
    }

    /** Whether the body has come to its end. */
    boolean isOver() {
        return part == Part.OVER;
    }

    /** Reads a piece. */
    void feed(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to) {
            at = switch (part) {
                case HEAD -> readHead(bytes, at, to);
                case PLAIN -> readPlain(bytes, at, to);
                case CHUNK_SIZE -> readSize(bytes[at], at);
                case CHUNK -> readChunk(bytes, at, to);
                case CHUNK_END -> readEnd(bytes[at], at);
                case OVER -> to;
            };
        }
    }

    private int readHead(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            lastFour = (lastFour << 8) | (bytes[i] & 0xff);
            head.write(bytes[i]);
            if (lastFour == HEAD_END) {
                begin(head.toString(StandardCharsets.ISO_8859_1));
                return i + 1;
            }
        }
        if (head.size() > MAX_HEAD) {
            throw new IllegalStateException("head: more than " + MAX_HEAD + " bytes");
        }
        return to;
    }

    private void begin(String text) {
        if (!text.startsWith("HTTP/1.1 ")) {
            throw new IllegalStateException(
                    "no HTTP/1.1 response: " + text.lines().findFirst().orElse(""));
        }
        status = Integer.parseInt(text.substring(9, 12));
        boolean chunked = text.toLowerCase(Locale.ROOT).contains("\r\ntransfer-encoding: chunked\r\n");
        part = chunked ? Part.CHUNK_SIZE : Part.PLAIN;
    }

    private int readPlain(byte[] bytes, int from, int to) {
        body.feed(bytes, from, to);
        return to;
    }

    private int readSize(byte one, int at) {
        int digit = Character.digit(one, 16);
        if (one == '\n') {
            part = left == 0 ? Part.OVER : Part.CHUNK;
            sizeOver = false;
        } else if (digit < 0) {
            sizeOver = true;
        } else if (!sizeOver) {
            left = (left << 4) | digit;
        }
        return at + 1;
    }

    private int readChunk(byte[] bytes, int from, int to) {
        int end = Math.min(to, from + left);
        body.feed(bytes, from, end);
        left -= end - from;
        part = left == 0 ? Part.CHUNK_END : Part.CHUNK;
        return end;
    }

    private int readEnd(byte one, int at) {
        if (one == '\n') {
            part = Part.CHUNK_SIZE;
        }
        return at + 1;
    }
}
