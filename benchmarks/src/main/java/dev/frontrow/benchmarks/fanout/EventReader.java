package dev.frontrow.benchmarks.fanout;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads a stream of Server-Sent Events as it comes, in pieces of any size, and finds the measurement's messages in it:
 * {@code #<number>@<nanoseconds>} anywhere in the data. Lines end with a line feed, with or without a carriage return.
 * For one thread; allocates nothing for an event.
 */
final class EventReader {

    /** Gets what was found. */
    @FunctionalInterface
    interface Listener {

        /**
         * A message of the measurement.
         *
         * @param number its number
         * @param sentNanos when it was sent, by {@link System#nanoTime} of this process
         */
        void message(long number, long sentNanos);
    }

    private static final int MAX_LINE = 1024 * 1024;
    private static final byte[] DATA = ascii("data:");
    private static final byte[] ID = ascii("id:");

    private final Listener listener;
    private byte[] carried = new byte[512]; // the beginning of a line whose end has not come
    private int carriedLength;
    private byte[] pendingId = new byte[48];
    private int pendingIdLength = -1;
    private byte[] lastId = new byte[48];
    private int lastIdLength;
    private boolean found;
    private long number;
    private long sentNanos;

    EventReader(Listener listener) {
        this.listener = listener;
    }

    /** Reads a piece. */
    void feed(byte[] bytes, int from, int to) {
        int start = from;
        for (int i = from; i < to; i++) {
            if (bytes[i] == '\n') {
                if (carriedLength > 0) {
                    carry(bytes, start, i);
                    line(carried, 0, carriedLength);
                    carriedLength = 0;
                } else {
                    line(bytes, start, i);
                }
                start = i + 1;
            }
        }
        carry(bytes, start, to);
    }

    /** The id to resume with: that of the last event that has come as a whole; empty if none had one. */
    String lastEventId() {
        return new String(lastId, 0, lastIdLength, StandardCharsets.UTF_8);
    }

    private void carry(byte[] bytes, int from, int to) {
        int length = carriedLength + to - from;
        if (length > MAX_LINE) {
            throw new IllegalStateException("line: more than " + MAX_LINE + " bytes");
        }
        if (length > carried.length) {
            carried = Arrays.copyOf(carried, Math.max(length, 2 * carried.length));
        }
        System.arraycopy(bytes, from, carried, carriedLength, to - from);
        carriedLength = length;
    }

    private void line(byte[] bytes, int from, int end) {
        int to = end > from && bytes[end - 1] == '\r' ? end - 1 : end;
        if (from == to) {
            dispatch();
        } else if (startsWith(DATA, bytes, from, to)) {
            mark(bytes, from + DATA.length, to);
        } else if (startsWith(ID, bytes, from, to)) {
            int start = from + ID.length;
            start += start < to && bytes[start] == ' ' ? 1 : 0;
            pendingIdLength = to - start;
            if (pendingIdLength > pendingId.length) {
                pendingId = new byte[pendingIdLength];
            }
            System.arraycopy(bytes, start, pendingId, 0, pendingIdLength);
        }
    }

    private void dispatch() {
        if (pendingIdLength >= 0) {
            byte[] free = lastId;
            lastId = pendingId;
            lastIdLength = pendingIdLength;
            pendingId = free;
            pendingIdLength = -1;
        }
        if (found) {
            found = false;
            listener.message(number, sentNanos);
        }
    }

    private void mark(byte[] bytes, int from, int to) {
        for (int i = from; i < to && !found; i++) {
            if (bytes[i] == '#') {
                int at = digits(bytes, i + 1, to);
                if (at > i + 1 && at < to && bytes[at] == '@') {
                    int end = digits(bytes, at + 1, to);
                    found = end > at + 1;
                    number = value(bytes, i + 1, at);
                    sentNanos = value(bytes, at + 1, end);
                }
            }
        }
    }

    private static int digits(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && bytes[at] >= '0' && bytes[at] <= '9') {
            at++;
        }
        return at;
    }

    private static long value(byte[] bytes, int from, int to) {
        long value = 0;
        for (int i = from; i < to; i++) {
            value = 10 * value + bytes[i] - '0';
        }
        return value;
    }

    private static boolean startsWith(byte[] field, byte[] bytes, int from, int to) {
        return to - from >= field.length && Arrays.equals(field, 0, field.length, bytes, from, from + field.length);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
