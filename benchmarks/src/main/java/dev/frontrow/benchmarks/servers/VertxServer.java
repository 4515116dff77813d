package dev.frontrow.benchmarks.servers;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Vert.x with a chunked response for each viewer, all on one event loop. What a viewer does not take waits in the
 * response's queue, which has no bound of its own.
 */
final class VertxServer implements MeasuredServer {

    private static final long START_SECONDS = 30;

    private final Set<HttpServerResponse> viewers = new LinkedHashSet<>(); // the event loop's own
    private long ids;

    @Override
    public int start(int sendBuffer) throws Exception {
        HttpServerOptions options =
                new HttpServerOptions().setHost("127.0.0.1").setPort(0).setAcceptBacklog(ServletHost.BACKLOG);
        if (sendBuffer > 0) {
            options.setSendBufferSize(sendBuffer);
        }
        HttpServer server = Vertx.vertx().createHttpServer(options).requestHandler(this::handle);
        return server.listen()
                .toCompletionStage()
                .toCompletableFuture()
                .get(START_SECONDS, TimeUnit.SECONDS)
                .actualPort();
    }

    private void handle(HttpServerRequest request) {
        if (request.method().equals(HttpMethod.POST)) {
            request.bodyHandler(data -> {
                send(data);
                request.response().end();
            });
        } else {
            open(request.response());
        }
    }

    private void open(HttpServerResponse viewer) {
        viewer.setChunked(true).putHeader("Content-Type", "text/event-stream");
        viewer.closeHandler(closed -> viewers.remove(viewer));
        viewer.exceptionHandler(failure -> viewers.remove(viewer));
        viewer.write(": hello\n\n");
        viewers.add(viewer);
    }

    private void send(Buffer data) {
        Buffer event = Buffer.buffer("id: " + ++ids + "\nevent: message\ndata: ")
                .appendBuffer(data)
                .appendString("\n\n");
        for (HttpServerResponse viewer : viewers) {
            viewer.write(event);
        }
    }
}
