package dev.frontrow.tck;

import dev.frontrow.tck.host.Person;
import dev.frontrow.tck.probe.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Some threads that send as fast as they are answered, until told to stop. */
final class Storm implements AutoCloseable {

    /**
     * A message that was accepted.
     *
     * @param seq its number
     * @param id its id
     * @param author who sent it
     */
    record Accepted(long seq, String id, String author) {}

    private final ExecutorService threads;
    private final List<Future<?>> running = new ArrayList<>();
    private final List<Accepted> accepted = new ArrayList<>();
    private final Map<String, Integer> outcomes = new TreeMap<>();
    private final AtomicLong sent = new AtomicLong();
    private volatile boolean stopped;

    /** Each of these people sends from so many threads. */
    Storm(List<Person> people, int threadsEach) {
        threads = Executors.newFixedThreadPool(people.size() * threadsEach, task -> {
            Thread thread = new Thread(task, "storm");
            thread.setDaemon(true);
            return thread;
        });
        for (Person person : people) {
            person.token();
            for (int i = 0; i < threadsEach; i++) {
                running.add(threads.submit(() -> blow(person)));
            }
        }
    }

    private void blow(Person person) {
        while (!stopped) {
            Reply reply = person.send("storm " + sent.incrementAndGet());
            count(person, reply);
            if (reply.code().equals("draining")) {
                return;
            }
        }
    }

    private synchronized void count(Person person, Reply reply) {
        outcomes.merge(reply.outcome(), 1, Integer::sum);
        if (reply.status() == 201) {
            accepted.add(new Accepted(
                    reply.json().get("message").get("seq").asLong(),
                    reply.json().get("message").get("id").asText(),
                    person.id()));
        }
    }

    /** How many sends had this outcome so far, such as {@code 403 banned}. */
    synchronized int count(String outcome) {
        return outcomes.getOrDefault(outcome, 0);
    }

    /** All outcomes and how many there were. */
    synchronized Map<String, Integer> outcomes() {
        return new TreeMap<>(outcomes);
    }

    /** What was accepted so far. */
    synchronized List<Accepted> accepted() {
        return List.copyOf(accepted);
    }

    /** Waits until there are so many more of an outcome. */
    void awaitMore(String outcome, int more) {
        int from = count(outcome);
        Waiting.until(Check.SOON, () -> count(outcome) >= from + more, () -> outcome + ": " + outcomes());
    }

    /** Waits for the threads; fails if one of them did. */
    void join() {
        for (Future<?> future : running) {
            try {
                future.get(20, TimeUnit.SECONDS);
            } catch (Exception e) {
                throw new AssertionError("a sender failed", e);
            }
        }
    }

    @Override
    public void close() {
        stopped = true;
        try {
            join();
        } finally {
            threads.shutdownNow();
        }
    }
}
