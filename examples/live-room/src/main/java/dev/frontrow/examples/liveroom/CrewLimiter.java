package dev.frontrow.examples.liveroom;

import dev.frontrow.chat.limit.RateDecision;
import dev.frontrow.chat.limit.RateLimit;
import dev.frontrow.chat.limit.RateLimiter;
import dev.frontrow.chat.limit.RateRefund;
import dev.frontrow.chat.limit.RateRequest;
import dev.frontrow.chat.limit.RateState;
import dev.frontrow.chat.limit.WindowRateLimiter;

/** The usual limiter, except that the crew may talk as fast as the replay runs. */
final class CrewLimiter implements RateLimiter {

    private static final RateLimit CREW = RateLimit.perSeconds(1000, 30);

    private final RateLimiter usual = new WindowRateLimiter();

    @Override
    public RateDecision tryAcquire(RateRequest request) {
        return usual.tryAcquire(adapted(request));
    }

    @Override
    public void refund(RateRefund refund) {
        usual.refund(new RateRefund(adapted(refund.request()), refund.window()));
    }

    @Override
    public RateState peek(RateRequest request) {
        return usual.peek(adapted(request));
    }

    /** As the usual one. */
    @Override
    public boolean mayBlock() {
        return usual.mayBlock();
    }

    private static RateRequest adapted(RateRequest request) {
        return Landing.isCrew(request.user()) ? new RateRequest(request.room(), request.user(), CREW) : request;
    }
}
