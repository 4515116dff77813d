package dev.frontrow.it.jdbc.nodes;

import dev.frontrow.chat.message.ChatMessage;
import dev.frontrow.chat.result.Refusal;
import dev.frontrow.chat.result.Result;
import dev.frontrow.chat.result.Sent;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Clients that speak now and then, send again under the same key what was refused, after the time they were told, and read the newest page in between. */
final class Stubborn {

    private static final Duration BETWEEN = Duration.ofMillis(20);

    private final Node node;
    private final Queue<Answer> sends = new ConcurrentLinkedQueue<>();
    private final Queue<Answer> reads = new ConcurrentLinkedQueue<>();
    private final Queue<ChatMessage> acknowledged = new ConcurrentLinkedQueue<>();
    private volatile boolean stopped;

    Stubborn(Node node) {
        this.node = node;
    }

    void start(int clients, Executor threads) {
        for (int i = 0; i < clients; i++) {
            String name = "client-" + i;
            threads.execute(() -> speak(name));
            threads.execute(this::read);
        }
    }

    private void speak(String name) {
        for (int i = 0; !stopped && !isInterrupted(); i++) {
            String text = name + "-" + i;
            boolean accepted = false;
            for (boolean again = false; !accepted && !isInterrupted(); again = true) {
                Answer answer = ask(again, () -> send(name, text), sends);
                accepted = answer.isAccepted();
            }
        }
    }

    private Result<Sent> send(String name, String text) {
        Result<Sent> result = node.send(name, text);
        result.ifAccepted(sent -> acknowledged.add(sent.message()));
        return result;
    }

    private void read() {
        while (!stopped && !isInterrupted()) {
            ask(false, node::newest, reads);
        }
    }

    /** Somebody who waits no more would otherwise ask without pause. */
    private static boolean isInterrupted() {
        return Thread.currentThread().isInterrupted();
    }

    private static Answer ask(boolean again, Supplier<Result<?>> question, Queue<Answer> answers) {
        long asked = System.nanoTime();
        Result<?> result = question.get();
        Answer answer = new Answer(asked, System.nanoTime(), again, result);
        answers.add(answer);
        Duration told = answer.refusal().map(Refusal::retryAfter).orElse(BETWEEN);
        LockSupport.parkNanos(told.toNanos());
        return answer;
    }

    /** From now on nothing new is said; what was begun is sent until it is accepted. */
    void stop() {
        stopped = true;
    }

    List<Answer> sends() {
        return List.copyOf(sends);
    }

    List<Answer> reads() {
        return List.copyOf(reads);
    }

    /** In no order. */
    List<ChatMessage> acknowledged() {
        return List.copyOf(acknowledged);
    }
}
