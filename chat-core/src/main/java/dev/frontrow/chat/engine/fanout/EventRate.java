package dev.frontrow.chat.engine.fanout;

/**
 * How many events a second there are: an average in which an event of some seconds ago counts less than one of now.
 * Guarded by whoever uses it.
 */
final class EventRate {

    /** After this time an event counts 1/e; long enough that single events do not make it jump. */
    private static final double SECONDS = 2;

    private double perSecond;
    private long lastNanos;

    /** @param now like {@link System#nanoTime()} */
    EventRate(long now) {
        this.lastNanos = now;
    }

    /** So many more since the last time, spread evenly: nobody may have looked for hours. */
    void add(long now, long events) {
        double since = Math.max(now - lastNanos, 1) / 1e9;
        perSecond = at(now) - events / since * Math.expm1(-since / SECONDS);
        lastNanos = now;
    }

    /** The average. */
    double at(long now) {
        return perSecond * Math.exp(-(now - lastNanos) / 1e9 / SECONDS);
    }
}
