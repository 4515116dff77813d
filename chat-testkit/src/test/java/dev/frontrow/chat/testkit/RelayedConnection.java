package dev.frontrow.chat.testkit;

import dev.frontrow.chat.transport.StreamWriter;
import dev.frontrow.chat.transport.Subscription;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/**
 * A connection in memory, for one thread, with two buffers: a server's, which is passed on to that of an operating
 * system when somebody was told that it is full. So it has room again while its client still reads nothing, as with a
 * socket. Tells that it is writable once after each refusal.
 */
final class RelayedConnection implements StreamWriterContract.Connection, StreamWriter {

    private static final int SERVER_BUFFER = 100;
    private static final int SYSTEM_BUFFER = 1000;

    private final Subscription subscription;
    private final ByteArrayOutputStream received = new ByteArrayOutputStream();
    private final ByteArrayOutputStream system = new ByteArrayOutputStream();
    private final ByteArrayOutputStream server = new ByteArrayOutputStream();
    private boolean isStalled;
    private boolean isRefused;
    private boolean isClosing;
    private boolean hasEnded;
    private boolean hasLeft;

    RelayedConnection(Subscription subscription) {
        this.subscription = subscription;
    }

    @Override
    public StreamWriter writer() {
        return this;
    }

    @Override
    public boolean isReady() {
        boolean isReady = !hasLeft && server.size() < SERVER_BUFFER;
        isRefused = !hasLeft && !isReady;
        if (isRefused) {
            relay(); // before it has answered, as another thread may
        }
        return isReady;
    }

    @Override
    public void write(byte[] bytes) throws IOException {
        if (hasLeft) {
            throw new IOException("gone");
        }
        server.writeBytes(bytes);
        if (!isStalled) {
            relay();
        }
    }

    @Override
    public void close() {
        isClosing = true;
        relay();
    }

    @Override
    public void stall() {
        isStalled = true;
    }

    @Override
    public void resume() {
        isStalled = false;
        relay();
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

    private void relay() {
        if (system.size() < SYSTEM_BUFFER) {
            move(server, system);
        }
        if (!isStalled) {
            move(system, received);
            move(server, received);
            hasEnded |= isClosing;
        }
        if (isRefused && server.size() < SERVER_BUFFER) {
            isRefused = false;
            subscription.writable();
        }
    }

    private static void move(ByteArrayOutputStream from, ByteArrayOutputStream to) {
        to.writeBytes(from.toByteArray());
        from.reset();
    }
}
