package dev.frontrow.examples.customgate;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.frontrow.chat.host.UserId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Stands in for the team's wallet service; it can be told to misbehave. */
final class FakeWalletService implements AutoCloseable {

    /** What the service does with every question from now on. */
    enum Mood {
        /** It answers. */
        WELL,
        /** It takes the question and does not answer. */
        SLOW,
        /** It answers with status 500. */
        FAILING,
        /** It answers with what is no balance. */
        GARBAGE
    }

    static {
        // The JDK's server writes head and body apart; held back for the acknowledgement of the first, the second comes
        // 40 ms late.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final Map<String, Long> balances = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final HttpServer server;
    private volatile Mood mood = Mood.WELL;
    private volatile String garbage = "<html>502 Bad Gateway</html>";

    private FakeWalletService(HttpServer server) {
        this.server = server;
    }

    /** A service on a free port of this machine. */
    static FakeWalletService start() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        FakeWalletService service = new FakeWalletService(server);
        server.setExecutor(service.threads);
        server.createContext("/wallets/", service::answer);
        server.start();
        return service;
    }

    URI address() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    void set(UserId user, long minor) {
        balances.put(user.value(), minor);
    }

    void add(UserId user, long minor) {
        balances.merge(user.value(), minor, Long::sum);
    }

    void mood(Mood now) {
        mood = now;
    }

    /** Misbehaves with this answer. */
    void garbage(String answer) {
        garbage = answer;
        mood = Mood.GARBAGE;
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            switch (mood) {
                case WELL -> send(exchange, 200, balance(exchange));
                case SLOW -> closed.await();
                case FAILING -> send(exchange, 500, "{\"error\":\"database away\"}");
                case GARBAGE -> send(exchange, 200, garbage);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String balance(HttpExchange exchange) {
        String path = exchange.getRequestURI().getRawPath();
        String user = URLDecoder.decode(path.substring("/wallets/".length()), StandardCharsets.UTF_8);
        return "{\"minor\":" + balances.getOrDefault(user, 0L) + ",\"currency\":\"EUR\"}";
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
