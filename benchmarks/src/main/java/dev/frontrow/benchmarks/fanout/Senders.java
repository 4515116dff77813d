package dev.frontrow.benchmarks.fanout;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/**
 * Sends messages to a server, each sender over a connection of its own.
 *
 * @param port the server's
 * @param protocol what it understands
 */
record Senders(int port, Protocol protocol) {

    /** How many send when they keep a pace: so that one who waits for an answer holds nobody up. */
    private static final int PACED_SENDERS = 4;

    private static final Duration MORE_THAN_ENOUGH = Duration.ofMinutes(2);
    private static final Duration PROBE = Duration.ofSeconds(2);
    private static final int PROBES = 10;

    /** How many senders there are at most, if no burst has more. */
    static int atLeast(List<Integer> bursts) {
        return bursts.stream().reduce(PACED_SENDERS, Math::max);
    }

    /**
     * Sends so many messages a second.
     *
     * @return from a request to its answer
     */
    Samples pace(long first, int count, int perSecond) {
        long begin = System.nanoTime();
        long each = TimeUnit.SECONDS.toNanos(1) / perSecond;
        Duration timeout = MORE_THAN_ENOUGH.plusNanos(each * count);
        return together(PACED_SENDERS, timeout, (sender, connection, answers) -> {
            for (int i = sender; i < count; i += PACED_SENDERS) {
                long due = begin + i * each;
                for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                    LockSupport.parkNanos(left);
                }
                send(sender, connection, first + i, answers);
            }
        });
    }

    /**
     * Sends all as fast as they are accepted.
     *
     * @return from a request to its answer
     */
    Samples burst(long first, int count, int senders) {
        AtomicInteger next = new AtomicInteger();
        return together(senders, MORE_THAN_ENOUGH, (sender, connection, answers) -> {
            for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
                send(sender, connection, first + i, answers);
            }
        });
    }

    /** Sends until a message has reached everybody. */
    void reachAll(LoadClient client, LongSupplier numbers) throws IOException, InterruptedException {
        for (int probe = 0; probe < PROBES; probe++) {
            long number = numbers.getAsLong();
            client.expect(number, 1);
            burst(number, 1, 1);
            if (client.awaitAll(PROBE)) {
                return;
            }
        }
        throw new IOException(client.tally().missing() + " streams were opened and tell nothing");
    }

    private void send(int sender, SenderConnection connection, long number, Samples answers) throws IOException {
        long sent = System.nanoTime();
        connection.exchange(protocol.send(sender, new Message(number, sent)));
        answers.add(System.nanoTime() - sent);
    }

    @FunctionalInterface
    private interface Job {
        void run(int sender, SenderConnection connection, Samples answers) throws IOException;
    }

    private Samples together(int senders, Duration timeout, Job job) {
        ExecutorService threads = Executors.newFixedThreadPool(senders);
        try {
            List<Future<Samples>> running = new ArrayList<>();
            for (int i = 0; i < senders; i++) {
                int sender = i;
                running.add(threads.submit(() -> {
                    Samples answers = new Samples();
                    try (SenderConnection connection = new SenderConnection(port)) {
                        job.run(sender, connection, answers);
                    }
                    return answers;
                }));
            }
            Samples all = new Samples();
            for (Future<Samples> one : running) {
                all.addAll(one.get(timeout.toSeconds(), TimeUnit.SECONDS));
            }
            return all;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("a sender: " + e.getMessage(), e);
        } finally {
            threads.shutdownNow();
        }
    }
}
