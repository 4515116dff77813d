package dev.frontrow.chat.servlet;

import dev.frontrow.chat.testkit.StreamWriterContract;
import dev.frontrow.chat.transport.HeartbeatSource;
import dev.frontrow.chat.transport.PendingSubscription;
import dev.frontrow.chat.transport.StreamWriter;
import dev.frontrow.chat.transport.Subscription;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** Against a container that is simulated; the real ones are in {@code it}. */
class SseStreamWriterContractTest extends StreamWriterContract {

    @Override
    protected Connection connect(Subscription told) {
        return new Simulated(told);
    }

    @Override
    protected int pieceSize() {
        return 10;
    }

    private static final class Simulated implements Connection {

        /** What a container takes of a client that reads nothing. */
        private static final int BUFFERED_CALLS = 7;

        private final FakeConnection container = new FakeConnection();
        private final SseStreamWriter writer =
                new SseStreamWriter(container.context, container.out, () -> true, Runnable::run);

        Simulated(Subscription told) {
            writer.open(new Started(told), HeartbeatSource.plain());
            writer.onWritePossible();
        }

        @Override
        public StreamWriter writer() {
            return writer;
        }

        @Override
        public void stall() {
            container.credit = BUFFERED_CALLS;
        }

        @Override
        public void resume() {
            container.credit = Integer.MAX_VALUE;
            writer.onWritePossible();
        }

        @Override
        public void leave() {
            container.writeFails = new IOException("Connection reset by peer");
        }

        @Override
        public byte[] received() {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            container.log.stream()
                    .filter(call -> !Set.of("flush", "complete").contains(call))
                    .forEach(piece -> bytes.writeBytes(piece.getBytes(StandardCharsets.UTF_8)));
            return bytes.toByteArray();
        }

        @Override
        public boolean hasEnded() {
            return container.completions > 0;
        }
    }

    private record Started(Subscription told) implements PendingSubscription {

        @Override
        public Subscription start(StreamWriter writer, HeartbeatSource heartbeats) {
            return told;
        }

        @Override
        public void abandon() {}
    }
}
