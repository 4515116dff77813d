package dev.frontrow.chat.limit;

import java.util.Objects;

/**
 * A limiter's answer.
 *
 * @param allowed whether a permit was taken
 * @param state how it stands after that
 * @param window which of the user's windows that was: a number the limiter chose, and gets back with a refund
 */
public record RateDecision(boolean allowed, RateState state, long window) {

    public RateDecision {
        Objects.requireNonNull(state, "state");
    }
}
