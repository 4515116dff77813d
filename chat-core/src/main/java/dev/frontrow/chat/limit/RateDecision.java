package dev.frontrow.chat.limit;

/**
 * A limiter's answer.
 *
 * @param allowed whether a permit was taken
 * @param state how it stands after that
 */
public record RateDecision(boolean allowed, RateState state) {}
