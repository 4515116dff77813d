package dev.frontrow.chat.engine.commit;

import dev.frontrow.chat.engine.context.EngineContext;
import dev.frontrow.chat.engine.ring.LostLogException;
import dev.frontrow.chat.engine.ring.StoredLog;
import dev.frontrow.chat.engine.room.Room;
import dev.frontrow.chat.engine.room.SanctionsVersion;
import dev.frontrow.chat.store.Appended;
import dev.frontrow.chat.store.Batch;
import dev.frontrow.chat.store.Entry;
import dev.frontrow.chat.store.EntryOutcome;
import dev.frontrow.chat.store.Receipt;
import dev.frontrow.chat.store.RoomHead;
import dev.frontrow.chat.store.RoomVersion;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The one writer of a room: takes whatever waits, appends it in a single store call, puts the events into the ring, and only then answers. While it is at the store, more
 * gathers; nobody ever waits for a batch to fill. So the order of commits is the order of numbers is the order of delivery.
 */
public final class Committer {

    private static final int MAX_BATCH = 256;
    private static final int MAX_WAITING = 10_000;

    private record Waiting(Entry entry, CompletableFuture<EntryOutcome> outcome) {}

    private record Chore(Runnable work, CompletableFuture<Void> done) {

        void run() {
            try {
                work.run();
                done.complete(null);
            } catch (Throwable e) { // also an Error, or whoever waits would never hear
                done.completeExceptionally(e);
            }
        }
    }

    private final Room room;
    private final EngineContext env;
    private final CommitApplier applier;
    private final Runnable lost;
    private final SanctionsVersion sanctions;
    private final Queue<Waiting> queue = new ConcurrentLinkedQueue<>();
    private final Queue<Chore> chores = new ConcurrentLinkedQueue<>();
    private final Queue<CompletableFuture<Void>> readers = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicBoolean running = new AtomicBoolean();
    /** To be read at once. */
    private volatile boolean refresh;
    /** To be read again with the next tick: the store failed. */
    private volatile boolean behind;

    /**
     * A committer that has nothing to do.
     *
     * @param sanctions the version of those that the room began with
     * @param lost what to do when the store has begun a new log for this room
     */
    public Committer(Room room, SanctionsVersion sanctions, EngineContext env, Runnable lost) {
        this.room = room;
        this.env = env;
        this.applier = new CommitApplier(room, env.observer());
        this.lost = lost;
        this.sanctions = sanctions;
    }

    /** Appends an entry. The outcome comes when it is committed and in the ring; it fails when the store does, or when too many wait. */
    public CompletableFuture<EntryOutcome> submit(Entry entry) {
        CompletableFuture<EntryOutcome> outcome = new CompletableFuture<>();
        if (waiting.incrementAndGet() > MAX_WAITING) {
            waiting.decrementAndGet();
            outcome.completeExceptionally(new QueueFull(MAX_WAITING));
        } else {
            queue.add(new Waiting(entry, outcome));
            wake();
        }
        return outcome;
    }

    /** Something may have been committed that is not in the ring: by another node, or by a call whose answer was lost. Reads what. */
    public void refresh() {
        refresh = true;
        wake();
    }

    /** The same, for somebody who waits until it is here; fails when the store does. */
    public CompletableFuture<Void> catchUp() {
        CompletableFuture<Void> current = new CompletableFuture<>();
        readers.add(current);
        refresh();
        return current;
    }

    /** Does something to the room between two batches, when nothing that was read from the store is on its way into the ring. */
    public CompletableFuture<Void> between(Runnable chore) {
        Chore added = new Chore(chore, new CompletableFuture<>());
        chores.add(added);
        wake();
        return added.done();
    }

    /**
     * Whether the store has nothing that is not here, and nothing less.
     *
     * @param headBefore the head here before the version was asked for
     */
    public boolean isCurrent(RoomVersion version, long headBefore) {
        long head = version.head().seq();
        return !hasOtherSanctions(version)
                && head >= headBefore
                && head <= room.head().seq()
                && !room.contradicts(version);
    }

    /** Tries again what a failing store prevented. */
    public void tick() {
        if (behind) {
            wake();
        }
    }

    public boolean isIdle() {
        return !running.get() && queue.isEmpty() && chores.isEmpty() && !refresh && !behind;
    }

    private void wake() {
        if (!running.getAndSet(true)) {
            try {
                env.work().execute(this::run);
            } catch (Throwable stopped) { // rejected; or there is no memory for one more thread, and the next wake may
                // find some
                running.set(false);
                take(Integer.MAX_VALUE).forEach(entry -> entry.outcome().completeExceptionally(stopped));
                take(chores).forEach(chore -> chore.done().completeExceptionally(stopped));
                take(readers).forEach(reader -> reader.completeExceptionally(stopped));
            }
        }
    }

    /**
     * One batch, then the thread is given back, so that a busy room does not starve the others. The answers are given after that: while those who sent are woken one
     * by one, the next batch is on its way.
     */
    private void run() {
        Runnable answers = () -> {};
        try {
            if (refresh || behind) {
                refresh = false;
                behind = false;
                readMissing();
            }
            take(chores).forEach(Chore::run);
            List<Waiting> batch = take(MAX_BATCH);
            if (!batch.isEmpty()) {
                answers = append(batch);
            }
        } finally {
            running.set(false);
            if (refresh
                    || !chores.isEmpty()
                    || !queue.isEmpty()) { // looked at after the flag is down: who came before that relied on this run
                wake();
            }
            answers.run();
        }
    }

    /** What is left to do: to answer those who wait. */
    private Runnable append(List<Waiting> batch) {
        List<Entry> entries = batch.stream().map(Waiting::entry).toList();
        long start = env.nanoTime().getAsLong();
        try {
            Appended appended = env.store().append(new Batch(room.id(), entries));
            env.observer()
                    .committed(
                            room.id(),
                            entries.size(),
                            Duration.ofNanos(env.nanoTime().getAsLong() - start));
            publish(appended);
            announce(appended);
            List<EntryOutcome> outcomes = appended.outcomes();
            if (outcomes.size() != batch.size()) {
                throw new IllegalStateException("outcomes: " + outcomes.size() + " (expected: " + batch.size() + ")");
            }
            return () -> {
                for (int i = 0; i < batch.size(); i++) {
                    batch.get(i).outcome().complete(outcomes.get(i));
                }
            };
        } catch (Throwable e) { // also an Error, or nobody would ever hear of this batch again
            behind = true; // whether it was committed is not known: the store will tell
            env.observer().hostFailed("store", room.id(), e);
            return () -> batch.forEach(entry -> entry.outcome().completeExceptionally(e));
        }
    }

    /** What is committed is accepted, even when it cannot be shown at once. */
    private void publish(Appended appended) {
        try {
            show(appended);
        } catch (Throwable e) {
            behind = true;
            env.observer().hostFailed("store", room.id(), e);
        }
    }

    private void show(Appended appended) {
        if (!appended.epoch().equals(room.epoch())) {
            lost.run();
            return;
        }
        try {
            appended.outcomes().forEach(applier::of);
            sanctions.added(sanctionsChanged(appended));
        } catch (LostLogException e) {
            if (!isRenewed(
                    e)) { // the store cannot tell, but what was accepted now stands in it, and is shown to whoever
                // reads it anew
                lost.run();
            }
        }
    }

    /** Whether the log goes on under another epoch. The store decides, once for all nodes: it alone knows whether it was asked where it writes. */
    private boolean isRenewed(LostLogException contradiction) {
        env.observer().hostFailed("store", room.id(), contradiction);
        if (env.store().renewEpochIfLost(room.newest()).equals(room.epoch())) {
            return false;
        }
        lost.run();
        announce();
        return true;
    }

    /** Once a batch. A hint that cannot be given is made good by the next; what is committed stays accepted. */
    private void announce(Appended appended) {
        if (appended.outcomes().stream().anyMatch(EntryOutcome.Done.class::isInstance)) {
            announce();
        }
    }

    private void announce() {
        try {
            env.backplane().announce(room.id());
        } catch (Throwable e) {
            env.observer().hostFailed("backplane", room.id(), e);
        }
    }

    private void readMissing() {
        List<CompletableFuture<Void>> asked = take(readers); // before the version is read: it is as new as they want it
        try {
            read();
            asked.forEach(reader -> reader.complete(null));
        } catch (Throwable e) {
            behind = true;
            env.observer().hostFailed("store", room.id(), e);
            asked.forEach(reader -> reader.completeExceptionally(e));
        }
    }

    private void read() {
        try {
            RoomVersion version = new StoredLog(room.id(), env.store()).version();
            if (hasOtherSanctions(version)) {
                readAll(version);
            } else if (room.contradicts(version)) {
                throw new LostLogException(room.id(), "it ends with another message at " + version.head());
            } else {
                room.catchUp(version.head().seq());
            }
        } catch (LostLogException e) {
            if (!isRenewed(e)) {
                throw new IllegalStateException(
                        "room " + room.id() + " is read from where not everything has arrived", e);
            }
        }
    }

    /** With the sanctions, which may be many. The version is older than what is read: a change in between shows once more. */
    private void readAll(RoomVersion version) {
        RoomHead head = env.store().open(room.id());
        if (head.head().epoch().equals(room.epoch())) {
            applier.ofOthers(head);
            sanctions.read(version.sanctionsVersion());
        } else {
            lost.run();
        }
    }

    /** Whether the log is another, or a sanction was given or lifted that this node does not know of. */
    private boolean hasOtherSanctions(RoomVersion version) {
        return version.sanctionsVersion() != sanctions.known()
                || !version.head().epoch().equals(room.epoch());
    }

    private static long sanctionsChanged(Appended appended) {
        return appended.outcomes().stream()
                .filter(outcome -> outcome instanceof EntryOutcome.Done done
                        && done.receipt() instanceof Receipt.Moderated moderated
                        && moderated.audit().action().changesSanctions())
                .count();
    }

    private static <T> List<T> take(Queue<T> queue) {
        List<T> taken = new ArrayList<>();
        for (T next = queue.poll(); next != null; next = queue.poll()) {
            taken.add(next);
        }
        return taken;
    }

    private List<Waiting> take(int max) {
        List<Waiting> taken = new ArrayList<>();
        Waiting next;
        while (taken.size() < max && (next = queue.poll()) != null) {
            taken.add(next);
        }
        waiting.addAndGet(-taken.size());
        return taken;
    }
}
