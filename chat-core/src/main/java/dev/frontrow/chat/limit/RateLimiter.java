package dev.frontrow.chat.limit;

/**
 * Implemented by hosts who want another limiter than {@link WindowRateLimiter}: how often may somebody speak?
 *
 * <p>Called from request threads, many at once. Never more permits may be taken in one window than the limit has, however many ask at once.
 * One that throws refuses the send.
 */
public interface RateLimiter {

    /** Takes one permit if there is one. Refused, it takes nothing. */
    RateDecision tryAcquire(RateRequest request);

    /** Gives back a permit: the send was refused later on. A permit whose window has ended is lost: it adds none to the next. */
    void refund(RateRefund refund);

    /** How it stands; takes nothing. */
    RateState peek(RateRequest request);
}
