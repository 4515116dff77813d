package dev.frontrow.tck;

import dev.frontrow.chat.servlet.RawStream;
import dev.frontrow.chat.testkit.StreamWriterContract;
import dev.frontrow.chat.transport.HeartbeatSource;
import dev.frontrow.chat.transport.PendingSubscription;
import dev.frontrow.chat.transport.StreamWriter;
import dev.frontrow.chat.transport.Subscription;
import dev.frontrow.tck.probe.Request;
import dev.frontrow.tck.probe.StallingClient;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

/** The contract of stream writers, on a container and over sockets. */
public abstract class StreamWriterSuite extends StreamWriterContract {

    private static final BlockingQueue<PendingSubscription> NEXT = new LinkedBlockingQueue<>();
    private static @Nullable Container container;
    private static int port;

    private @Nullable StallingClient client;

    @BeforeAll
    static void startContainer() throws Exception {
        container = Container.fresh();
        port = container.start(new Streams());
    }

    @AfterAll
    static void stopContainer() {
        if (container != null) {
            container.close();
        }
    }

    @AfterEach
    void leave() throws IOException {
        if (client != null) {
            client.close();
        }
    }

    @Override
    protected Connection connect(Subscription told) {
        CompletableFuture<StreamWriter> started = new CompletableFuture<>();
        NEXT.add(new Started(told, started));
        try {
            StallingClient connected = new StallingClient(port, Request.get("/api/stream"));
            client = connected;
            return new Streamed(started.get(timeout().toMillis(), TimeUnit.MILLISECONDS), connected);
        } catch (Exception e) {
            throw new IllegalStateException("no stream", e);
        }
    }

    private static final class Streams extends HttpServlet {

        private static final long serialVersionUID = 1L;

        private final transient RawStream stream = new RawStream();

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            stream.open(request, response, NEXT.remove());
        }

        @Override
        public void destroy() {
            stream.close();
        }
    }

    private record Started(Subscription told, CompletableFuture<StreamWriter> writer) implements PendingSubscription {

        @Override
        public Subscription start(StreamWriter started, HeartbeatSource heartbeats) {
            writer.complete(started);
            return told;
        }

        @Override
        public void abandon() {
            writer.completeExceptionally(new IllegalStateException("abandoned"));
        }
    }

    private record Streamed(StreamWriter writer, StallingClient client) implements Connection {

        @Override
        public void stall() {
            client.stall();
        }

        @Override
        public void resume() {
            client.resume();
        }

        @Override
        public void leave() {
            try {
                client.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public byte[] received() {
            return client.body();
        }

        @Override
        public boolean hasEnded() {
            return client.hasEnded();
        }
    }
}
