package dev.frontrow.tck.probe;

import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Reads the content coding gzip byte by byte: whatever the bytes so far say is passed on at once. The member is to have
 * no end (docs/spec/wire.md §4).
 */
final class Gunzip {

    /** Takes the plain bytes. */
    @FunctionalInterface
    interface Sink {
        void accept(byte b);
    }

    /** RFC 1952 §2.3: magic number, deflate, no flags, no time, no extra flags, no operating system. */
    private static final byte[] HEADER = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 0xff};

    private final Sink sink;
    private final Inflater inflater = new Inflater(true);
    private final byte[] one = new byte[1];
    private final byte[] plain = new byte[256];
    private int read;

    Gunzip(Sink sink) {
        this.sink = sink;
    }

    /** The next byte. */
    void accept(byte b) {
        if (read < HEADER.length) {
            if (b != HEADER[read]) {
                throw new ProtocolViolation("byte " + read + " of the head of gzip: " + b);
            }
        } else {
            one[0] = b;
            inflater.setInput(one);
            inflate();
        }
        read++;
    }

    private void inflate() {
        try {
            for (int count = inflater.inflate(plain); count > 0; count = inflater.inflate(plain)) {
                for (int i = 0; i < count; i++) {
                    sink.accept(plain[i]);
                }
            }
        } catch (DataFormatException e) {
            throw new ProtocolViolation("not deflated: " + e.getMessage());
        }
        if (inflater.finished()) {
            throw new ProtocolViolation("a last block of deflate");
        }
    }

    /** Gives back what it holds. */
    void close() {
        inflater.end();
    }
}
