package dev.frontrow.chat.testkit;

import dev.frontrow.chat.transport.StreamWriter;
import dev.frontrow.chat.transport.Subscription;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** A connection in memory, for one thread. What the contract's defects are planted in. */
class PlainConnection implements StreamWriterContract.Connection, StreamWriter {

    private static final int BUFFER = 100;

    private final Subscription subscription;
    private final ByteArrayOutputStream received = new ByteArrayOutputStream();
    private final ByteArrayOutputStream waiting = new ByteArrayOutputStream();
    private boolean isStalled;
    private boolean isRefused;
    private boolean isClosing;
    private boolean hasEnded;
    private boolean hasLeft;

    PlainConnection(Subscription subscription) {
        this.subscription = subscription;
    }

    @Override
    public StreamWriter writer() {
        return this;
    }

    @Override
    public boolean isReady() {
        isRefused = waiting.size() >= BUFFER;
        return !hasLeft && !isRefused;
    }

    @Override
    public void write(byte[] bytes) throws IOException {
        if (hasLeft) {
            throw new IOException("gone");
        }
        waiting.writeBytes(bytes);
        flush();
    }

    @Override
    public void close() {
        isClosing = true;
        flush();
    }

    @Override
    public void stall() {
        isStalled = true;
    }

    @Override
    public void resume() {
        isStalled = false;
        flush();
        if (isRefused) {
            tellWritable();
        }
    }

    void tellWritable() {
        subscription.writable();
    }

    @Override
    public void leave() {
        hasLeft = true;
        subscription.gone();
    }

    @Override
    public byte[] received() {
        return received.toByteArray();
    }

    @Override
    public boolean hasEnded() {
        return hasEnded;
    }

    void end() {
        hasEnded = true;
    }

    void flush() {
        if (!isStalled && !hasEnded) {
            received.writeBytes(waiting.toByteArray());
            waiting.reset();
            if (isClosing) {
                end();
            }
        }
    }
}
