package dev.frontrow.chat.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frontrow.chat.transport.Subscription;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Remembers what a transport told it. Told by any thread, asked by the rules. */
final class ToldSubscription implements Subscription {

    private final Semaphore writable = new Semaphore(0);
    private final AtomicInteger gone = new AtomicInteger();

    @Override
    public void writable() {
        writable.release();
    }

    @Override
    public void gone() {
        gone.incrementAndGet();
    }

    boolean isGone() {
        return gone.get() > 0;
    }

    /** Waits until it is told that the connection is writable. */
    void awaitWritable(Duration atMost) {
        assertThat(isToldWritable(atMost)).as("told that it is writable").isTrue();
    }

    /** Whether it is told within that time, or was told before. Each call of the transport counts once. */
    boolean isToldWritable(Duration within) {
        try {
            return writable.tryAcquire(within.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
