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

    /** What was said so far does not count as news. */
    void forgetWritable() {
        writable.drainPermits();
    }

    void awaitWritable(Duration atMost) {
        try {
            assertThat(writable.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS))
                    .as("told that it is writable")
                    .isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
