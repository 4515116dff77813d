package dev.frontrow.chat.servlet;

import dev.frontrow.chat.result.Refusal;
import dev.frontrow.chat.result.Result;

/** What one method does at one path. Called on request threads, many at once. */
@FunctionalInterface
interface Endpoint {

    /** The answer, or why there is none. */
    Result<Reply> answer(Call call);

    /**
     * Whether a body that is still on its way is worth waiting for; none is by default. Whoever answers yes has seen a valid credential: before one, nothing is
     * waited for.
     */
    default boolean awaitsBody(Call call) {
        return false;
    }

    /** How this endpoint says no. */
    default Answer refused(Refusal refusal) {
        return Problem.of(refusal);
    }
}
