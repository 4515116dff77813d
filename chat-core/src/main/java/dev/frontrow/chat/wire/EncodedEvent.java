package dev.frontrow.chat.wire;

import java.io.IOException;
import java.util.Arrays;
import java.util.Objects;

/**
 * Encoded bytes that may go to a socket. Only this package can make one, so nothing that was not escaped can be sent. Immutable and shared between viewers; a part of one shares
 * its bytes.
 */
public final class EncodedEvent {

    private final byte[] bytes;
    private final int offset;
    private final int length;

    EncodedEvent(byte[] bytes) {
        this(bytes, 0, bytes.length);
    }

    private EncodedEvent(byte[] bytes, int offset, int length) {
        this.bytes = bytes;
        this.offset = offset;
        this.length = length;
    }

    /** Takes bytes that belong to others too: they must not be changed. */
    @FunctionalInterface
    public interface Sink {

        /** A stretch of an array. */
        void write(byte[] bytes, int offset, int length) throws IOException;
    }

    /** Its size in bytes. */
    public int size() {
        return length;
    }

    /** Copies it to a place in a buffer and returns the place behind it. */
    public int copyTo(byte[] target, int at) {
        System.arraycopy(bytes, offset, target, at, length);
        return at + length;
    }

    /** A copy of its bytes. */
    public byte[] toBytes() {
        return Arrays.copyOfRange(bytes, offset, offset + length);
    }

    /** Hands its bytes to whoever writes them, without a copy. */
    public void writeTo(Sink sink) throws IOException {
        sink.write(bytes, offset, length);
    }

    /**
     * A part of it, without a copy. Where to cut is the caller's knowledge: between two of those it was joined from.
     *
     * @throws IndexOutOfBoundsException it has no such part
     */
    public EncodedEvent part(int from, int to) {
        Objects.checkFromToIndex(from, to, length);
        return new EncodedEvent(bytes, offset + from, to - from);
    }

    /** Several, one behind the other. */
    public static EncodedEvent join(Iterable<EncodedEvent> events) {
        int size = 0;
        for (EncodedEvent event : events) {
            size += event.length;
        }
        byte[] joined = new byte[size];
        int at = 0;
        for (EncodedEvent event : events) {
            at = event.copyTo(joined, at);
        }
        return new EncodedEvent(joined);
    }
}
