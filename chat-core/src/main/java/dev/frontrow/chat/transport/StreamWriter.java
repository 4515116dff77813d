package dev.frontrow.chat.transport;

import java.io.IOException;
import java.util.Arrays;

/**
 * Implemented by transports: the writing end of one connection.
 *
 * <p>All methods are called by one thread at a time, that of the loop which serves the connection, and none of them
 * blocks.
 */
public interface StreamWriter {

    /**
     * Whether {@link #write} may be called. {@code true} holds until the next write; after {@code false} the transport
     * calls {@link Subscription#writable()} once it may.
     */
    boolean isReady();

    /**
     * Writes the bytes and sees to it that they leave without further calls.
     *
     * @throws IOException the other side is gone
     */
    void write(byte[] bytes) throws IOException;

    /**
     * Writes a stretch of an array, as {@link #write(byte[])} does, and answers what {@link #isReady} would: after
     * {@code false} the transport calls {@link Subscription#writable()} once more may be written. The array belongs to
     * other connections too and must not be changed.
     *
     * <p>It is what the fan-out calls for every piece. Unless overridden the stretch is copied when it is not the whole
     * array, and {@code isReady} is asked afterwards.
     *
     * @throws IOException the other side is gone
     */
    default boolean write(byte[] bytes, int offset, int length) throws IOException {
        boolean isWhole = offset == 0 && length == bytes.length;
        write(isWhole ? bytes : Arrays.copyOfRange(bytes, offset, offset + length));
        return isReady();
    }

    /** Ends the connection after what was written. Called once, and last. */
    void close();
}
