package dev.frontrow.tck;

import dev.frontrow.tck.probe.Connection;
import dev.frontrow.tck.probe.Reply;
import dev.frontrow.tck.probe.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/** Many requests at once: all connections are open before the first request is written, and all requests are written before the first answer is read. */
final class Volley {

    private static final int THREADS = 10;

    private Volley() {}

    static List<Reply> fire(int port, int count, IntFunction<Request> request) {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        CyclicBarrier together = new CyclicBarrier(THREADS);
        List<Future<List<Reply>>> parts = new ArrayList<>();
        for (int t = 0; t < THREADS; t++) {
            int first = t;
            parts.add(threads.submit(() -> part(port, first, count, request, together)));
        }
        threads.shutdown();
        List<Reply> replies = new ArrayList<>();
        for (Future<List<Reply>> part : parts) {
            try {
                replies.addAll(part.get());
            } catch (Exception e) {
                throw new AssertionError("a volley failed", e);
            }
        }
        return replies;
    }

    private static List<Reply> part(
            int port, int first, int count, IntFunction<Request> request, CyclicBarrier together) throws Exception {
        List<Connection> connections = new ArrayList<>();
        List<Request> requests = new ArrayList<>();
        try {
            for (int i = first; i < count; i += THREADS) {
                connections.add(new Connection(port));
                requests.add(request.apply(i));
            }
            together.await();
            for (int i = 0; i < requests.size(); i++) {
                connections.get(i).write(requests.get(i));
            }
            together.await();
            List<Reply> replies = new ArrayList<>();
            for (int i = 0; i < requests.size(); i++) {
                replies.add(connections.get(i).read(requests.get(i)));
            }
            return replies;
        } finally {
            for (Connection connection : connections) {
                connection.close();
            }
        }
    }
}
