package dev.frontrow.chat.engine.fanout;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** How many streams are open in all; somebody may wait until none is. Safe for use by many threads. */
public final class StreamLimit {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition none = lock.newCondition();
    private final int max;
    private int open;

    public StreamLimit(int max) {
        this.max = max;
    }

    /** One more, if there is room. */
    boolean tryEnter() {
        lock.lock();
        try {
            if (open == max) {
                return false;
            }
            open++;
            return true;
        } finally {
            lock.unlock();
        }
    }

    void leave() {
        lock.lock();
        try {
            if (--open == 0) {
                none.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    public int open() {
        lock.lock();
        try {
            return open;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until none is open, at most so long; whether none is. */
    public boolean awaitNone(Duration timeout) throws InterruptedException {
        long left = timeout.toNanos();
        lock.lock();
        try {
            while (open > 0 && left > 0) {
                left = none.awaitNanos(left);
            }
            return open == 0;
        } finally {
            lock.unlock();
        }
    }
}
