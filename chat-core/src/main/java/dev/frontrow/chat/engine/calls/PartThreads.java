package dev.frontrow.chat.engine.calls;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * The threads of one part of the host. Who waits for an answer waits for a thread, first come, first served. What
 * nobody waits for is queued, and goes first when a thread is free: it gives back what others want to take. Safe for
 * use by many threads.
 */
final class PartThreads {

    /** Tasks that nobody waits for. */
    static final int MAX_QUEUED = 10_000;

    private record Queued(Runnable task, Consumer<Throwable> ifDropped) {}

    private final ExecutorService pool;
    /** A permit is held by the thread that calls, until the part has returned. */
    private final Semaphore free;

    private final Queue<Queued> queue = new ConcurrentLinkedQueue<>();
    private final AtomicInteger queued = new AtomicInteger();

    /**
     * @param pool for nothing else
     * @param size how many threads it has
     */
    PartThreads(ExecutorService pool, int size) {
        this.pool = pool;
        this.free = new Semaphore(size, true);
    }

    /** Whether no task is begun any more, and those that run are interrupted. */
    boolean isClosing() {
        return pool.isShutdown();
    }

    /**
     * Begins a task if a thread is free within so long. Returns whether it is begun; throws, whatever it is, when it
     * cannot be.
     */
    boolean begin(Runnable task, Duration threadTimeout) throws InterruptedException {
        if (!free.tryAcquire(threadTimeout.toNanos(), TimeUnit.NANOSECONDS)) {
            return false;
        }
        boolean isBegun = false;
        try {
            run(task);
            isBegun = true;
        } finally {
            if (!isBegun) {
                release();
            }
        }
        return true;
    }

    /**
     * Runs a task as soon as a thread is free; does not wait for that.
     *
     * @param ifDropped hears why the task is left out: too many are queued, or it cannot be begun
     */
    void queue(Runnable task, Consumer<Throwable> ifDropped) {
        if (queued.incrementAndGet() > MAX_QUEUED) {
            queued.decrementAndGet();
            ifDropped.accept(new RejectedExecutionException(MAX_QUEUED + " are queued already"));
            return;
        }
        queue.add(new Queued(task, ifDropped));
        beginQueued();
    }

    /** After a task was queued, and after a permit was released: one of the two sees the other. */
    private void beginQueued() {
        while (!queue.isEmpty() && free.tryAcquire()) {
            Queued next = queue.poll();
            if (next == null) {
                free.release(); // another thread took it; the queue is looked at again after this
                continue;
            }
            queued.decrementAndGet();
            try {
                run(next.task());
            } catch (Throwable stopped) { // rejected; or there is no memory for one more thread
                free.release();
                next.ifDropped().accept(stopped);
            }
        }
    }

    private void run(Runnable task) {
        pool.execute(() -> {
            try {
                task.run();
            } finally {
                release();
            }
        });
    }

    private void release() {
        free.release();
        beginQueued();
    }
}
