package dev.frontrow.chat.testkit;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Threads pass while it is open, and wait while it is shut. */
final class Turnstile {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean shut;
    private int waiting;

    void shut() {
        lock.lock();
        try {
            shut = true;
        } finally {
            lock.unlock();
        }
    }

    void open() {
        lock.lock();
        try {
            shut = false;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits however long it stays shut; a thread that is interrupted meanwhile throws. */
    void pass() {
        lock.lock();
        try {
            waiting++;
            changed.signalAll();
            while (shut) {
                changed.await();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while hanging", e);
        } finally {
            waiting--;
            lock.unlock();
        }
    }

    void awaitWaiting(int threads) {
        lock.lock();
        try {
            long left = TIMEOUT.toNanos();
            while (!shut || waiting < threads) {
                if (left <= 0) {
                    throw new AssertionError("hanging: " + waiting + " (expected: at least " + threads + ")");
                }
                left = changed.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        } finally {
            lock.unlock();
        }
    }
}
