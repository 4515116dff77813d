package dev.frontrow.chat.servlet;

import jakarta.servlet.ServletOutputStream;
import java.io.IOException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The output of one event stream, with what was written and not sent yet. Asks the container before every use whether
 * the output is ready. Used under the lock of its {@link SseStreamWriter}.
 */
final class SseOutput {

    private final ServletOutputStream out;
    private final PieceWriter pieces;
    private final FirstFlush firstFlush;
    private final BooleanSupplier isClosed;

    private boolean armed; // the container has asked for the first bytes; before that the stream may not be used
    private int pauses; // threads of the container that may not yet have left a callback
    private @Nullable Held held; // written during a pause, by a thread that was told just before it that it may write
    private boolean dirty; // something was written and not flushed
    private boolean begun; // something was written
    private boolean passed; // and it was sent

    /**
     * @param firstFlush called once, after the first flush; the stream ends if that did not reach the connection
     * @param isClosed whether the stream has ended, and the output may not be used any more
     */
    SseOutput(ServletOutputStream out, FirstFlush firstFlush, BooleanSupplier isClosed) {
        this.out = out;
        this.pieces = PieceWriter.of(out);
        this.firstFlush = firstFlush;
        this.isClosed = isClosed;
    }

    /** The container has called back, and its thread has to leave before the output is used again. */
    void pause() {
        pauses++;
    }

    /** One of the container's threads has left. */
    void resume() {
        armed = true;
        pauses--;
    }

    /**
     * Writes, or holds the bytes until the pause is over. Returns whether everything was sent and more may be written.
     * To be called when it {@linkplain #isOpen is open}.
     */
    boolean write(byte[] bytes, int offset, int length) throws IOException {
        if (pauses > 0) {
            if (held != null) {
                throw new IllegalStateException("written without asking whether it is ready");
            }
            held = new Held(bytes, offset, length);
            return false;
        }
        put(bytes, offset, length);
        return isDrained(); // flushes now if possible, otherwise in onWritePossible
    }

    /** Whether the stream has begun and not ended. */
    boolean isOpen() {
        return armed && !isClosed.getAsBoolean();
    }

    /** Whether everything was sent and more may be written. If not, {@code onWritePossible} will be called. */
    boolean isDrained() throws IOException {
        if (!isOpen() || pauses > 0 || !out.isReady()) {
            return false;
        }
        Held piece = held;
        if (piece != null) {
            held = null;
            put(piece.bytes, piece.offset, piece.length);
            if (!out.isReady()) {
                return false;
            }
        }
        if (dirty) {
            dirty = false;
            out.flush();
            if (isClosed.getAsBoolean() || !out.isReady()) {
                return false;
            }
        }
        if (begun && !passed) {
            passed = true;
            if (!firstFlush.hasPassed()) {
                throw new IOException("the response is held back");
            }
        }
        return true;
    }

    private void put(byte[] bytes, int offset, int length) throws IOException {
        dirty = pieces.write(bytes, offset, length);
        begun = true;
    }

    /** Whether the first flush has reached the connection. */
    @FunctionalInterface
    interface FirstFlush {
        boolean hasPassed() throws IOException;
    }

    @SuppressWarnings("ArrayRecordComponent") // a range of an array that is not changed
    private record Held(byte[] bytes, int offset, int length) {}
}
