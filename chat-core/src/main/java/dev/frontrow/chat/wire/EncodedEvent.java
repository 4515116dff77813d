package dev.frontrow.chat.wire;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Events in an encoding: bytes that may go to a socket. They are made of {@link StreamEvent}s by an
 * {@link EventEncoding} alone, so nothing that was not escaped can be sent. Immutable and shared between viewers; a
 * part of one shares its bytes.
 */
public final class EncodedEvent {

    private final byte[] bytes;
    private final int offset;
    private final int length;

    private EncodedEvent(byte[] bytes, int offset, int length) {
        this.bytes = bytes;
        this.offset = offset;
        this.length = length;
    }

    /** Takes bytes that belong to others too: they must not be changed. */
    @FunctionalInterface
    public interface Sink {

        /** Writes a stretch of an array. Returns whether more may be written now. */
        boolean write(byte[] bytes, int offset, int length) throws IOException;
    }

    /** Its size in bytes. */
    public int size() {
        return length;
    }

    /** A copy of its bytes. */
    public byte[] toBytes() {
        return Arrays.copyOfRange(bytes, offset, offset + length);
    }

    /** Hands its bytes to whoever writes them, without a copy, and returns the answer. */
    public boolean writeTo(Sink sink) throws IOException {
        return sink.write(bytes, offset, length);
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

    /** One event, encoded. */
    public static EncodedEvent of(EventEncoding encoding, StreamEvent event) {
        return of(encoding, List.of(event));
    }

    /** Several events, encoded as one piece. */
    public static EncodedEvent of(EventEncoding encoding, List<StreamEvent> events) {
        return of(encoding.encode(events));
    }

    /** A piece as the first of a connection: behind what its encoding begins with. */
    public static EncodedEvent first(EventEncoding encoding, EncodedEvent piece) {
        EncodedEvent preamble = of(encoding.preamble());
        return preamble.length == 0 ? piece : join(List.of(preamble, piece));
    }

    private static EncodedEvent of(byte[] bytes) {
        return new EncodedEvent(bytes, 0, bytes.length);
    }

    /** Several, one behind the other. */
    public static EncodedEvent join(List<EncodedEvent> parts) {
        int size = 0;
        for (EncodedEvent part : parts) {
            size += part.length;
        }
        byte[] joined = new byte[size];
        int at = 0;
        for (EncodedEvent part : parts) {
            System.arraycopy(part.bytes, part.offset, joined, at, part.length);
            at += part.length;
        }
        return new EncodedEvent(joined, 0, size);
    }
}
