package dev.frontrow.tck.host;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;

/** The system's clock, which can be put forward. */
public final class ShiftClock implements InstantSource {

    private final AtomicLong aheadNanos = new AtomicLong();

    /** Puts it forward. */
    public void forward(Duration by) {
        aheadNanos.addAndGet(by.toNanos());
    }

    /** A clock like {@link System#nanoTime()}, put forward with the other one. */
    public long nanoTime() {
        return System.nanoTime() + aheadNanos.get();
    }

    @Override
    public Instant instant() {
        return InstantSource.system().instant().plusNanos(aheadNanos.get());
    }
}
