package dev.frontrow.chat.engine.fanout;

import dev.frontrow.chat.engine.context.Later;
import dev.frontrow.chat.engine.ring.Added;
import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * When the viewers of a room are served with what is new. Usually at once. Where so many watch and so much is said that
 * nobody can read along, at most every 100 ms, and the more there is to do the longer, up to 250 ms: what has piled up
 * goes to a viewer in one write, which costs hardly more than a write of one event. Nothing is lost, because it is the
 * ring that keeps what waits, and when an eighth of the ring waits, nobody waits any longer. Staff never wait.
 *
 * <p>Safe for use by many threads: what changes is guarded by this object's own monitor, and the viewers are served
 * outside of it.
 */
public final class DeliveryBatching {

    private static final Logger LOG = LoggerFactory.getLogger(DeliveryBatching.class);

    private static final long MIN_INTERVAL = Duration.ofMillis(100).toNanos();
    private static final long MAX_INTERVAL = Duration.ofMillis(250).toNanos();

    /** It begins well above the limit and ends a little above it: no load turns it on and off all the time. */
    private static final double BEGIN = 1.2;

    private static final double END = 1.05;

    private final int from;
    private final Added most;
    private final LongSupplier nanoTime;
    private final Later later;
    private final Supplier<Added> added;
    private final Runnable everyone;
    private final Runnable staff;
    private final EventRate rate;
    private Added seen;
    private Added served;
    private boolean batching;
    private boolean scheduled;
    private long lastServed;

    /**
     * @param from it begins above so many deliveries a second: viewers times events
     * @param most when so much waits, everybody is served
     * @param nanoTime like {@link System#nanoTime()}
     * @param added what was ever put into the ring
     * @param everyone serves all viewers
     * @param staff serves those who never wait
     */
    public DeliveryBatching(
            int from,
            Added most,
            LongSupplier nanoTime,
            Later later,
            Supplier<Added> added,
            Runnable everyone,
            Runnable staff) {
        this.from = from;
        this.most = most;
        this.nanoTime = nanoTime;
        this.later = later;
        this.added = added;
        this.everyone = everyone;
        this.staff = staff;
        this.seen = added.get();
        this.served = seen;
        long now = nanoTime.getAsLong();
        this.rate = new EventRate(now);
        this.lastServed = now - MAX_INTERVAL;
    }

    /**
     * There is something new in the ring: serves the viewers now, or soon.
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
        long now = nanoTime.getAsLong();
        Added all = added.get();
        rate.add(now, all.entries() - seen.entries());
        seen = all;
        double load = viewers * rate.at(now) / from;
        batching = load > (batching ? END : BEGIN);
        boolean isMuch =
                all.entries() - served.entries() >= most.entries() || all.bytes() - served.bytes() >= most.bytes();
        if (!batching || isMuch) {
            return noteServed(now);
        }
        if (scheduled) {
            return -1;
        }
        long interval = Math.min(MAX_INTERVAL, (long) (MIN_INTERVAL * load));
        long wait = interval - (now - lastServed);
        if (wait <= 0) {
            return noteServed(now);
        }
        scheduled = true;
        return wait;
    }

    private long noteServed(long now) {
        lastServed = now;
        served = seen;
        return 0;
    }

    private void arrange(long wait) {
        try {
            later.run(this::serveWaiting, Duration.ofNanos(wait));
        } catch (Throwable noThread) { // nobody else would serve them
            LOG.error("viewers are served at once, because nothing can be arranged", noThread);
            serveWaiting();
        }
    }

    private void serveWaiting() {
        synchronized (this) {
            scheduled = false; // before the ring is read, so that what is added from now on arranges for itself
            noteServed(nanoTime.getAsLong());
        }
        everyone.run();
    }
}
