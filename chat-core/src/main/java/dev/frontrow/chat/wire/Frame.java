package dev.frontrow.chat.wire;

/**
 * Encoded bytes that may go to a socket. Only this package can make one, so nothing that was not escaped can be sent. Immutable and shared between viewers.
 */
public final class Frame {

    private final byte[] bytes;

    Frame(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Its size in bytes. */
    public int size() {
        return bytes.length;
    }

    /** Copies it to a place in a buffer and returns the place behind it. */
    public int copyTo(byte[] target, int at) {
        System.arraycopy(bytes, 0, target, at, bytes.length);
        return at + bytes.length;
    }

    /** A copy of its bytes. */
    public byte[] toBytes() {
        return bytes.clone();
    }

    /** Several frames one behind the other. */
    public static Frame join(Iterable<Frame> frames) {
        int size = 0;
        for (Frame frame : frames) {
            size += frame.bytes.length;
        }
        byte[] joined = new byte[size];
        int at = 0;
        for (Frame frame : frames) {
            at = frame.copyTo(joined, at);
        }
        return new Frame(joined);
    }
}
