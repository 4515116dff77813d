package dev.frontrow.chat.limit;

import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.host.UserId;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The limiter of one node: a window begins with somebody's first message and ends exactly its length later, whatever
 * was sent in between.
 *
 * <p>Safe for use by many threads. Holds at most {@value #MAX_WINDOWS} running windows; with so many, whoever has none
 * is refused until some end.
 */
public final class WindowRateLimiter implements RateLimiter {

    /** How many users may have a running window at once. */
    public static final int MAX_WINDOWS = 1_000_000;

    private static final long SWEEP_NANOS = Duration.ofSeconds(10).toNanos();

    private final LongSupplier nanoTime;
    private final int maxWindows;
    private final ConcurrentHashMap<Key, Window> windows = new ConcurrentHashMap<>();
    private final AtomicLong lastSweep;
    private final AtomicLong begun = new AtomicLong();

    /** A limiter on the system's clock. */
    public WindowRateLimiter() {
        this(System::nanoTime);
    }

    /** @param nanoTime a clock like {@link System#nanoTime()} */
    public WindowRateLimiter(LongSupplier nanoTime) {
        this(nanoTime, MAX_WINDOWS);
    }

    WindowRateLimiter(LongSupplier nanoTime, int maxWindows) {
        this.nanoTime = nanoTime;
        this.maxWindows = maxWindows;
        this.lastSweep = new AtomicLong(nanoTime.getAsLong());
    }

    @Override
    public RateDecision tryAcquire(RateRequest request) {
        sweep(nanoTime.getAsLong());
        Key key = new Key(request.room(), request.user());
        if (windows.size() >= maxWindows && !windows.containsKey(key)) {
            return new RateDecision(
                    false, new RateState(request.limit(), 0, request.limit().window()), 0);
        }
        // In one step: a permit that was taken from a window after its end would be missing in the next.
        RateDecision[] decision = new RateDecision[1];
        windows.compute(key, (k, running) -> {
            long now = nanoTime.getAsLong(); // here, so that no caller brings a time from before the window
            Window window = current(running, request.limit(), now);
            decision[0] = window.tryTake(now);
            return window;
        });
        return decision[0];
    }

    @Override
    public void refund(RateRefund refund) {
        RateRequest request = refund.request();
        Window window = windows.get(new Key(request.room(), request.user()));
        if (window != null && window.number() == refund.window()) {
            window.giveBack();
        }
    }

    /** Never: it answers from memory. */
    @Override
    public boolean mayBlock() {
        return false;
    }

    @Override
    public RateState peek(RateRequest request) {
        Window window = windows.get(new Key(request.room(), request.user()));
        long now = nanoTime.getAsLong();
        return window == null || window.isOver(now) || !window.limit().equals(request.limit())
                ? new RateState(request.limit(), request.limit().permits(), Duration.ZERO)
                : window.state(now);
    }

    private Window current(@Nullable Window running, RateLimit limit, long now) {
        return running == null || running.isOver(now) || !running.limit().equals(limit)
                ? new Window(limit, now, begun.incrementAndGet())
                : running;
    }

    private void sweep(long now) {
        long last = lastSweep.get();
        if (now - last >= SWEEP_NANOS && lastSweep.compareAndSet(last, now)) {
            windows.values().removeIf(window -> window.isOver(now));
        }
    }

    private record Key(RoomId room, UserId user) {}
}
