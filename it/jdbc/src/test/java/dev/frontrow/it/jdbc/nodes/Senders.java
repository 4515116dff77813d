package dev.frontrow.it.jdbc.nodes;

import dev.frontrow.chat.message.ChatMessage;
import dev.frontrow.chat.result.RefusalCode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Threads that send to several nodes as fast as they are answered, and send again under the same key when the store was unavailable. */
final class Senders {

    private static final Duration TIMEOUT = Duration.ofSeconds(100);
    private static final int TRIES = 20;

    private final List<Node> nodes;
    private final Queue<ChatMessage> acknowledged = new ConcurrentLinkedQueue<>();
    private final Queue<Duration> took = new ConcurrentLinkedQueue<>();

    Senders(List<Node> nodes) {
        this.nodes = nodes;
    }

    /** Returns when all is acknowledged; meanwhile something else is done once, when about half is. */
    void send(int threads, int messages, Runnable halfWay) throws Exception {
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            List<Future<Void>> running = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                running.add(executor.submit(sender(i, messages, i == 0 ? halfWay : () -> {})));
            }
            for (Future<Void> sender : running) {
                sender.get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
            }
        } finally {
            executor.shutdownNow();
        }
    }

    private Callable<Void> sender(int number, int messages, Runnable halfWay) {
        Node node = nodes.get(number % nodes.size());
        return () -> {
            for (int message = 0; message < messages; message++) {
                if (message == messages / 2) {
                    halfWay.run();
                }
                send(node, "sender-" + number, number + "-" + message);
            }
            return null;
        };
    }

    private void send(Node node, String user, String text) {
        long start = System.nanoTime();
        Optional<ChatMessage> sent = Optional.empty();
        for (int tries = 0; sent.isEmpty(); tries++) {
            if (tries == TRIES) {
                throw new AssertionError("not accepted " + TRIES + " times: " + text);
            }
            sent = node.send(user, text).fold(accepted -> Optional.of(accepted.message()), refusal -> {
                if (refusal.code() != RefusalCode.STORE_UNAVAILABLE
                        && refusal.code() != RefusalCode.REQUEST_IN_PROGRESS) {
                    throw new AssertionError("refused: " + refusal);
                }
                return Optional.empty();
            });
        }
        took.add(Duration.ofNanos(System.nanoTime() - start));
        acknowledged.add(sent.get());
    }

    /** The answers, in no order. */
    List<ChatMessage> acknowledged() {
        return List.copyOf(acknowledged);
    }

    /** How many answers took so long or longer. */
    long slowerThan(Duration bound) {
        return took.stream().filter(each -> each.compareTo(bound) >= 0).count();
    }

    Duration slowest() {
        return took.stream().max(Duration::compareTo).orElseThrow();
    }
}
