package dev.frontrow.chat.testkit;

import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.limit.RateDecision;
import dev.frontrow.chat.limit.RateLimit;
import dev.frontrow.chat.limit.RateLimiter;
import dev.frontrow.chat.limit.RateRefund;
import dev.frontrow.chat.limit.RateRequest;
import dev.frontrow.chat.limit.RateState;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The simplest limiter that keeps the contract, with its decisions apart, so that each can be made wrongly. */
class PlainLimiter implements RateLimiter {

    final ManualTime time;
    private final Map<List<Object>, Running> windows = new HashMap<>();

    PlainLimiter(ManualTime time) {
        this.time = time;
    }

    static final class Running {
        long start;
        int taken;
    }

    @Override
    public synchronized RateDecision tryAcquire(RateRequest request) {
        Running window = windows.computeIfAbsent(key(request), any -> startNow());
        if (isOver(window, request.limit())) {
            window = startNow();
            windows.put(key(request), window);
        }
        boolean allowed = window.taken < permits(window, request.limit());
        if (allowed) {
            window.taken++;
        } else {
            refused(window);
        }
        return new RateDecision(allowed, state(window, request.limit()), window.start);
    }

    @Override
    public synchronized void refund(RateRefund refund) {
        Running window = windows.get(key(refund.request()));
        if (window != null && isFrom(window, refund)) {
            window.taken = taken(window.taken - 1);
        }
    }

    private static boolean isFrom(Running window, RateRefund refund) {
        return window.start == refund.window();
    }

    @Override
    public synchronized RateState peek(RateRequest request) {
        Running window = windows.get(key(request));
        return window == null || isOver(window, request.limit())
                ? new RateState(request.limit(), request.limit().permits(), Duration.ZERO)
                : state(window, request.limit());
    }

    List<Object> key(RateRequest request) {
        RoomId room = request.room();
        UserId user = request.user();
        return List.of(room, user, request.limit());
    }

    Running startNow() {
        Running window = new Running();
        window.start = time.getAsLong();
        return window;
    }

    boolean isOver(Running window, RateLimit limit) {
        return passed(window) >= limit.window().toNanos();
    }

    int permits(Running window, RateLimit limit) {
        return limit.permits();
    }

    void refused(Running window) {}

    int taken(int afterRefund) {
        return Math.max(0, afterRefund);
    }

    Duration reset(Running window, RateLimit limit) {
        return limit.window().minusNanos(passed(window));
    }

    RateState state(Running window, RateLimit limit) {
        int left = Math.max(0, Math.min(limit.permits(), permits(window, limit) - window.taken));
        return new RateState(limit, left, reset(window, limit));
    }

    long passed(Running window) {
        return time.getAsLong() - window.start;
    }
}
