package dev.frontrow.chat.engine.commit;

import dev.frontrow.chat.engine.context.EngineContext;
import dev.frontrow.chat.engine.room.Room;
import dev.frontrow.chat.engine.room.SanctionsVersion;
import dev.frontrow.chat.store.Appended;
import dev.frontrow.chat.store.Batch;
import dev.frontrow.chat.store.Entry;
import dev.frontrow.chat.store.EntryOutcome;
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
 * The one writer of a room: takes the waiting entries, appends them in a single store call, puts the events into the
 * ring, and only then answers. Entries that arrive during the call form the next batch; nobody ever waits for a batch
 * to fill. So the order of commits is the order of numbers is the order of delivery.
 *
 * <p>A run is one batch, on a work thread; where the store does not block, on the thread of whoever submits an entry
 * while there is no run, and waits for it anyway. What has arrived by its end is left to a work thread.
 */
public final class Committer {

    private static final int MAX_BATCH = 256;
    private static final int MAX_WAITING = 10_000;

    /** Set while this thread runs a committer: an answer that submits again is not a run within that run. */
    private static final ThreadLocal<Committer> RUN_HERE = new ThreadLocal<>();

    private record Waiting(Entry entry, CompletableFuture<EntryOutcome> outcome) {}

    private final Room room;
    private final EngineContext env;
    private final CatchUp log;
    private final Queue<Waiting> queue = new ConcurrentLinkedQueue<>();
    private final Queue<Chore> chores = new ConcurrentLinkedQueue<>();
    private final Queue<CompletableFuture<Void>> readers = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicBoolean running = new AtomicBoolean();
    /** The store is to be read at once. */
    private volatile boolean refresh;
    /** The store failed, and is to be read at the next tick. */
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
        this.log = new CatchUp(room, env, new CommitApplier(room, env.observer()), sanctions, lost);
    }

    /**
     * Appends an entry. The outcome comes when it is committed and in the ring, which it may be on return; it fails
     * when the store does, or with {@link QueueFull} when too many wait. For callers who wait for it next.
     */
    public CompletableFuture<EntryOutcome> submit(Entry entry) {
        CompletableFuture<EntryOutcome> outcome = new CompletableFuture<>();
        if (waiting.incrementAndGet() > MAX_WAITING) {
            waiting.decrementAndGet();
            outcome.completeExceptionally(new QueueFull(MAX_WAITING));
        } else {
            queue.add(new Waiting(entry, outcome));
            if (mayRunHere() && !running.getAndSet(true)) {
                run();
            } else {
                wake();
            }
        }
        return outcome;
    }

    /**
     * Reads from the store: something may have been committed that is not in the ring, by another node, or by a call
     * whose answer was lost.
     */
    public void refresh() {
        refresh = true;
        wake();
    }

    /** The same; the future completes when the ring has what was read, and fails when the store does. */
    public CompletableFuture<Void> catchUp() {
        CompletableFuture<Void> current = new CompletableFuture<>();
        readers.add(current);
        refresh();
        return current;
    }

    /** Runs something between two batches, when nothing that was read from the store is on its way into the ring. */
    public CompletableFuture<Void> between(Runnable chore) {
        Chore added = new Chore(chore, new CompletableFuture<>());
        chores.add(added);
        wake();
        return added.done();
    }

    /** Whether the store has exactly what is here; {@code headBefore} was the head before the version was read. */
    public boolean isCurrent(RoomVersion version, long headBefore) {
        return log.isCurrent(version, headBefore);
    }

    /** Reads again if the store failed before. */
    public void tick() {
        if (behind) {
            wake();
        }
    }

    public boolean isIdle() {
        return !running.get() && queue.isEmpty() && chores.isEmpty() && !refresh && !behind;
    }

    private boolean mayRunHere() {
        return !env.store().mayBlock() && RUN_HERE.get() == null;
    }

    private void wake() {
        if (!running.getAndSet(true)) {
            try {
                env.work().execute(this::run);
            } catch (Throwable stopped) {
                // Rejected, or there is no memory for another thread; then the next wake may find some.
                running.set(false);
                take(Integer.MAX_VALUE).forEach(entry -> entry.outcome().completeExceptionally(stopped));
                take(chores).forEach(chore -> chore.done().completeExceptionally(stopped));
                take(readers).forEach(reader -> reader.completeExceptionally(stopped));
            }
        }
    }

    /**
     * Runs one batch and gives the thread back, so that a busy room does not starve the others. Answers after that:
     * while the senders are woken one by one, the next batch is on its way. The viewers come last: serving thousands of
     * them takes the processors, and nobody who sends should wait for that.
     */
    private void run() {
        Runnable answers = () -> {};
        RUN_HERE.set(this);
        try {
            if (refresh || behind) {
                refresh = false;
                behind = false;
                readMissing();
            }
            for (Chore chore : take(chores)) {
                chore.run();
            }
            List<Waiting> batch = take(MAX_BATCH);
            if (!batch.isEmpty()) {
                answers = append(batch);
            }
        } finally {
            running.set(false);
            // Checked after the flag was cleared: whoever added something before that relied on this run.
            if (refresh || !chores.isEmpty() || !queue.isEmpty()) {
                wake();
            }
            try {
                answers.run();
            } finally {
                RUN_HERE.remove();
                if (!room.isDeserted()) { // whoever enters from now on reads the ring as soon as a loop has them
                    room.wake();
                }
            }
        }
    }

    /** Returns what is left to do: to answer those who wait. */
    private Runnable append(List<Waiting> batch) {
        List<Entry> entries = new ArrayList<>(batch.size());
        batch.forEach(one -> entries.add(one.entry()));
        long start = env.nanoTime().getAsLong();
        try {
            Appended appended = env.store().append(new Batch(room.id(), entries));
            Duration took = Duration.ofNanos(env.nanoTime().getAsLong() - start);
            env.observer().committed(room.id(), entries.size(), took);
            publish(appended);
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
            storeFailed(e); // whether it was committed is not known: the store will tell
            return () -> batch.forEach(entry -> entry.outcome().completeExceptionally(e));
        }
    }

    /** What is committed is accepted, even if it cannot be shown at once, or other nodes cannot be told. */
    private void publish(Appended appended) {
        try {
            log.show(appended);
        } catch (Throwable e) {
            storeFailed(e);
        }
        log.announce(appended);
    }

    private void readMissing() {
        List<CompletableFuture<Void>> asked = take(readers); // before the version is read: it is new enough for them
        try {
            log.read();
            asked.forEach(reader -> reader.complete(null));
        } catch (Throwable e) {
            storeFailed(e);
            asked.forEach(reader -> reader.completeExceptionally(e));
        }
    }

    private void storeFailed(Throwable failure) {
        behind = true;
        env.observer().hostFailed("store", room.id(), failure);
    }

    private List<Waiting> take(int max) {
        List<Waiting> taken = take(queue, max);
        waiting.addAndGet(-taken.size());
        return taken;
    }

    private static <T> List<T> take(Queue<T> queue) {
        return take(queue, Integer.MAX_VALUE);
    }

    private static <T> List<T> take(Queue<T> queue, int max) {
        List<T> taken = new ArrayList<>();
        T next;
        while (taken.size() < max && (next = queue.poll()) != null) {
            taken.add(next);
        }
        return taken;
    }
}
