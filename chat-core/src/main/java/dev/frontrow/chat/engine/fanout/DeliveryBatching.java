package dev.frontrow.chat.engine.fanout;

import dev.frontrow.chat.engine.context.Later;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * When the viewers of a room are served with what is new. Usually at once. Where so many watch and so much is said that
 * nobody can read along, at most every 100 ms, and the more there is to do the longer, up to 250 ms: what has piled up
 * goes to a viewer in one write, which costs hardly more than a write of one event. Nothing is lost, because it is the
 * ring that keeps what waits. Staff never wait.
 *
 * <p>Safe for use by many threads: every method is one short critical section on this object's own monitor, and the
 * viewers are served outside of it.
 */
public final class DeliveryBatching {

    private static final long MIN_INTERVAL = Duration.ofMillis(100).toNanos();
    private static final long MAX_INTERVAL = Duration.ofMillis(250).toNanos();

    /** It begins well above the limit and ends a little above it: no load turns it on and off all the time. */
    private static final double BEGIN = 1.2;

    private static final double END = 1.05;

    private final int from;
    private final LongSupplier nanoTime;
    private final Later later;
    private final Runnable everyone;
    private final Runnable staff;
    private final EventRate rate;
    private boolean batching;
    private boolean scheduled;
    private long lastServed;

    /**
     * @param from it begins above so many deliveries a second: viewers times events
     * @param nanoTime like {@link System#nanoTime()}
     * @param everyone serves all viewers
     * @param staff serves those who never wait
     */
    public DeliveryBatching(int from, LongSupplier nanoTime, Later later, Runnable everyone, Runnable staff) {
        this.from = from;
        this.nanoTime = nanoTime;
        this.later = later;
        this.everyone = everyone;
        this.staff = staff;
        long now = nanoTime.getAsLong();
        this.rate = new EventRate(now);
        this.lastServed = now - MAX_INTERVAL;
    }

    /** An event was added to the ring; {@link #serve} follows. */
    public synchronized void count() {
        rate.add(nanoTime.getAsLong());
    }

    /**
     * There is something new: serves the viewers now, or soon.
     *
     * @param viewers how many there are
     */
    public void serve(int viewers) {
        long wait = takeTurn(viewers);
        if (wait == 0) {
            everyone.run();
            return;
        }
        if (wait > 0) {
            arrange(wait);
        }
        staff.run();
    }

    /** How long to wait until everyone is served: 0 for now, negative if that is arranged already. */
    private synchronized long takeTurn(int viewers) {
        if (scheduled) {
            return -1;
        }
        long now = nanoTime.getAsLong();
        double load = viewers * rate.at(now) / from;
        batching = load > (batching ? END : BEGIN);
        long interval = Math.min(MAX_INTERVAL, (long) (MIN_INTERVAL * load));
        long wait = batching ? Math.max(0, interval - (now - lastServed)) : 0;
        scheduled = wait > 0;
        lastServed = scheduled ? lastServed : now;
        return wait;
    }

    private void arrange(long wait) {
        try {
            later.run(this::serveWaiting, Duration.ofNanos(wait));
        } catch (Throwable noThread) { // nobody else would serve them
            serveWaiting();
            throw noThread;
        }
    }

    private void serveWaiting() {
        synchronized (this) {
            scheduled = false; // before the ring is read, so that what is added from now on arranges for itself
            lastServed = nanoTime.getAsLong();
        }
        everyone.run();
    }
}
