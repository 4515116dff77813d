package dev.frontrow.tck;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * Tells how much of a time was the program's own, and not the machine's, which was busy with something else. A thread asks to be woken every other millisecond;
 * whenever it is woken later than it asked for, the machine had no core for it, nor for whatever was being measured. So a bound on the program's own time holds on
 * a busy machine too, and a program that waits for what it should not wait for exceeds it on any.
 *
 * <p>What holds up that thread is subtracted whoever caused it: also pauses of this process's garbage collector, and a hunger for cores that is the program's own, as when it computes on
 * all of them. So a bound on the own time alone would let both pass, and every user of this keeps a generous bound on the whole time, too, such as the time-out of the client
 * or of the wait that is measured.
 */
public final class OwnTime implements AutoCloseable {

    private static final long PAUSE_NANOS = 2_000_000;

    private final List<Delay> delays = new ArrayList<>();
    private final Thread sleeper = new Thread(this::sleep, "own-time");
    private volatile boolean isOver;

    /** From when it should have run until when it did; moments of {@link System#nanoTime()}. */
    private record Delay(long due, long woke) {}

    private OwnTime() {}

    /** Watches the machine from now on, until closed. */
    public static OwnTime watch() {
        OwnTime time = new OwnTime();
        time.sleeper.setDaemon(true);
        time.sleeper.start();
        return time;
    }

    /** The program's own part of what lies between two moments of {@link System#nanoTime()}. */
    public Duration between(long from, long to) {
        long own = to - from;
        synchronized (delays) {
            for (Delay delay : delays) {
                long begin = Math.max(delay.due() - from, 0);
                long end = Math.min(delay.woke() - from, to - from);
                own -= Math.max(end - begin, 0);
            }
        }
        return Duration.ofNanos(own);
    }

    private void sleep() {
        while (!isOver) {
            long due = System.nanoTime() + PAUSE_NANOS;
            LockSupport.parkNanos(PAUSE_NANOS);
            long woke = System.nanoTime();
            if (woke - due > 0) {
                synchronized (delays) {
                    delays.add(new Delay(due, woke));
                }
            }
        }
    }

    @Override
    public void close() {
        isOver = true;
        LockSupport.unpark(sleeper);
    }
}
