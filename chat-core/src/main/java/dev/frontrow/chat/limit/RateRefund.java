package dev.frontrow.chat.limit;

/**
 * A permit that is given back.
 *
 * @param request what it was taken for
 * @param window {@link RateDecision#window()} of the answer that gave it
 */
public record RateRefund(RateRequest request, long window) {}
