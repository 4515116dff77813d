package dev.frontrow.benchmarks.servers;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.sse.SseClient;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.ServerConnector;

/** Javalin, which brings a Jetty, with its clients in a queue, as its documentation shows. */
final class JavalinServer implements MeasuredServer {

    private final Queue<SseClient> clients = new ConcurrentLinkedQueue<>();
    private final AtomicLong ids = new AtomicLong();

    @Override
    public int start(int sendBuffer) {
        return Javalin.create(config -> configure(config, sendBuffer)).start().port();
    }

    private void configure(JavalinConfig config, int sendBuffer) {
        config.startup.showJavalinBanner = false;
        config.jetty.addConnector((server, http) -> {
            ServerConnector connector =
                    new ServerConnector(server, new HttpConnectionFactory(new HttpConfiguration(http)));
            connector.setHost("127.0.0.1");
            connector.setPort(0);
            connector.setAcceptQueueSize(ServletHost.BACKLOG);
            if (sendBuffer > 0) {
                connector.setAcceptedSendBufferSize(sendBuffer);
            }
            return connector;
        });
        config.routes.sse("/events", client -> {
            client.keepAlive();
            client.onClose(() -> clients.remove(client));
            clients.add(client);
            client.sendComment("hello");
        });
        config.routes.post("/send", this::send);
    }

    private void send(Context context) {
        String data = context.body();
        String id = Long.toString(ids.incrementAndGet());
        for (SseClient client : clients) {
            client.sendEvent("message", data, id);
        }
    }
}
