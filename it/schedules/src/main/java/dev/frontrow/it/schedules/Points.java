package dev.frontrow.it.schedules;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Where a strand may be stopped. Called by instrumented classes, and by the stubs of a scenario; on a thread that
 * belongs to no run they do nothing. Waiting with a timeout is waiting: no time passes in a run.
 */
public final class Points {

    private Points() {}

    /** Something follows that other strands may see, or see done. */
    public static void point(String where) {
        Strand strand = Strand.current();
        if (strand != null) {
            strand.home().point(strand, where);
        }
    }

    /** A monitor is about to be entered. While a strand holds it, no other one moves. */
    public static void enter(Object monitor, String where) {
        Strand strand = Strand.current();
        if (strand != null) {
            strand.home().point(strand, where);
            strand.home().monitor(monitor);
        }
    }

    /** Waits until this holds. */
    public static void await(String where, BooleanSupplier condition) {
        Strand strand = Strand.current();
        if (strand != null) {
            strand.home().await(strand, where, condition);
        }
    }

    public static void lock(ReentrantLock lock, String where) {
        awaitFree(lock, where);
        lock.lock();
    }

    public static boolean tryLock(ReentrantLock lock, long time, TimeUnit unit, String where)
            throws InterruptedException {
        awaitFree(lock, where);
        return lock.tryLock(time, unit);
    }

    private static void awaitFree(ReentrantLock lock, String where) {
        if (!lock.isHeldByCurrentThread()) {
            await(where, () -> !lock.isLocked());
        }
    }

    public static void acquireUninterruptibly(Semaphore semaphore, String where) {
        await(where, () -> semaphore.availablePermits() > 0);
        semaphore.acquireUninterruptibly();
    }

    public static <T> @Nullable T get(CompletableFuture<T> future, long time, TimeUnit unit, String where)
            throws InterruptedException, ExecutionException, TimeoutException {
        await(where, future::isDone);
        return future.get(time, unit);
    }
}
