package dev.frontrow.chat.limit;

/**
 * Implemented by hosts who want another limiter than {@link WindowRateLimiter}: how often may somebody speak?
 *
 * <p>Called from the library's limiter threads (or, where {@link #mayBlock} says no, the sender's), many at once. Never
 * more permits may be taken in one window than the limit has, however many ask at once. One that throws, or takes
 * longer than {@code limiterTimeout} (300 ms by default, from when it is called; a send waits as long for a thread
 * before), refuses the send with {@code host_unavailable}; a permit that it gives too late is given back. Nobody waits
 * for a {@link #refund}: it comes when a thread is free, soon after the send was refused.
 *
 * <p>On those threads nothing is to be seen that a request keeps with its own: no {@code SecurityContextHolder}, no
 * bean in request scope, no {@code ThreadLocal}. The arguments say everything.
 */
public interface RateLimiter {

    /** Takes one permit if there is one. Refused, it takes nothing. */
    RateDecision tryAcquire(RateRequest request);

    /**
     * Gives back a permit: the send was refused later on. A permit whose window has ended is lost: it adds none to the
     * next.
     */
    void refund(RateRefund refund);

    /** How it stands; takes nothing. */
    RateState peek(RateRequest request);

    /**
     * Whether the answers may wait for something: a disk, a network, a lock that is held meanwhile. One that says no
     * answers from memory, at once; it is asked on the sender's own thread and without a deadline, which saves two
     * changes of thread a message. Asked once, when the chat is built. Default: yes.
     */
    default boolean mayBlock() {
        return true;
    }
}
