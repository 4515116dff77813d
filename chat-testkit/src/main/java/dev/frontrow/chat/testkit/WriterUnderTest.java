package dev.frontrow.chat.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * A connection and what its transport told, for the rules of {@link StreamWriterContract}. Used by one thread.
 *
 * @param timeout how long something may be on its way
 */
record WriterUnderTest(StreamWriterContract.Connection connection, ToldSubscription subscription, Duration timeout) {

    /** More than any buffer on the way should take from a client that reads nothing. */
    static final int MAX_BUFFERED = 64 << 20;

    /**
     * Writes until it is not ready and stays so: a buffer that is full may have room again when the next one has taken
     * what was in it. The last answer of {@code isReady} is no, and nothing was told after it. How many bytes that
     * were.
     */
    int fill(int pieceSize, Duration quietTime) throws IOException {
        byte[] piece = new byte[pieceSize];
        int written = 0;
        do {
            while (connection.writer().isReady()) {
                assertThat(written).as("bytes that wait somewhere").isLessThan(MAX_BUFFERED);
                assertThat(Stopwatch.time(() -> writeNow(piece)))
                        .as("a write, while nothing is read")
                        .isLessThan(timeout);
                written += piece.length;
            }
        } while (subscription.isToldWritable(quietTime));
        return written;
    }

    private void writeNow(byte[] piece) {
        try {
            connection.writer().write(piece);
        } catch (IOException e) {
            throw new AssertionError("a client that only reads nothing", e);
        }
    }

    void write(byte[] bytes, int offset, int length) throws IOException {
        awaitReady();
        connection.writer().write(bytes, offset, length);
    }

    void awaitReady() {
        while (!connection.writer().isReady()) {
            subscription.awaitWritable(timeout);
        }
    }

    void await(String what, BooleanSupplier holds) {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (!holds.getAsBoolean()) {
            assertThat(System.nanoTime()).as("no %s", what).isLessThan(deadline);
            LockSupport.parkNanos(100_000);
        }
    }
}
