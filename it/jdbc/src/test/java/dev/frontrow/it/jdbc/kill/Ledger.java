package dev.frontrow.it.jdbc.kill;

import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** What the senders did and what they were told. Any thread. */
final class Ledger {

    private final Set<String> sent = ConcurrentHashMap.newKeySet();
    private final Queue<Acknowledged> told = new ConcurrentLinkedQueue<>();
    private final Set<String> answered = ConcurrentHashMap.newKeySet();
    private final AtomicInteger lostAnswers = new AtomicInteger();

    /** Somebody is about to send this. */
    void sending(String text) {
        sent.add(text);
    }

    /** Somebody was told that it was accepted. */
    void acknowledged(Acknowledged what) {
        told.add(what);
        answered.add(what.text());
    }

    /** An answer did not come, or said nothing about the message. */
    void unanswered() {
        lostAnswers.incrementAndGet();
    }

    /** How many messages were acknowledged; repetitions do not count. */
    int count() {
        return answered.size();
    }

    /** All damage of that history. */
    List<Finding> compare(List<Stored> history) {
        return Verifier.compare(Set.copyOf(sent), List.copyOf(told), history);
    }

    /** For a report. */
    @Override
    public String toString() {
        return sent.size() + " sent, " + count() + " acknowledged, " + (told.size() - count()) + " acknowledged again, "
                + lostAnswers + " answers that said nothing";
    }
}
