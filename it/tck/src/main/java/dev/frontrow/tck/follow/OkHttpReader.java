package dev.frontrow.tck.follow;

import dev.frontrow.tck.probe.Event;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.sse.EventSource;
import okhttp3.sse.EventSourceListener;
import okhttp3.sse.EventSources;
import org.jspecify.annotations.Nullable;

/** okhttp-sse on one connection, which unpacks what came compressed by itself. Any thread. */
public final class OkHttpReader implements AutoCloseable {

    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final CompletableFuture<String> coding = new CompletableFuture<>();
    private final CompletableFuture<Throwable> failure = new CompletableFuture<>();
    private final OkHttpClient client = new OkHttpClient.Builder()
            .readTimeout(Duration.ZERO)
            .addNetworkInterceptor(this::look)
            .build();
    private final EventSource source;

    public OkHttpReader(Where where) {
        Request request = new Request.Builder()
                .url(where.stream().toString())
                .header("Authorization", "Bearer " + where.tickets().get())
                .build();
        this.source = EventSources.createFactory(client).newEventSource(request, new Listener());
    }

    /** Before the client takes the header out. */
    private Response look(Interceptor.Chain chain) throws IOException {
        Response response = chain.proceed(chain.request());
        coding.complete(response.header("Content-Encoding", "identity"));
        return response;
    }

    /** The next event of a name; those before it are passed over. */
    public Event next(String name, Duration atMost) throws InterruptedException {
        Event event;
        do {
            event = events.poll(atMost.toMillis(), TimeUnit.MILLISECONDS);
            if (event == null) {
                throw new AssertionError("no " + name + " within " + atMost);
            }
        } while (!event.name().equals(name));
        return event;
    }

    /** In what content coding the events came. */
    public CompletableFuture<String> coding() {
        return coding;
    }

    /** How the connection ended, if not as the client expects. */
    public CompletableFuture<Throwable> failure() {
        return failure;
    }

    @Override
    public void close() {
        source.cancel();
        client.dispatcher().executorService().shutdown();
        client.connectionPool().evictAll();
    }

    private final class Listener extends EventSourceListener {

        @Override
        public void onEvent(EventSource from, @Nullable String id, @Nullable String type, String data) {
            events.add(new Event(id, type == null ? "" : type, data));
        }

        @Override
        public void onFailure(EventSource from, @Nullable Throwable thrown, @Nullable Response response) {
            failure.complete(thrown == null ? new IllegalStateException("refused: " + response) : thrown);
        }
    }
}
