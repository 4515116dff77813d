package dev.frontrow.chat.servlet;

import dev.frontrow.chat.result.Refusal;
import dev.frontrow.chat.result.Result;

/** Handles one method at one path. Called on request threads, many at once. */
@FunctionalInterface
interface Endpoint {

    /** The response, or the refusal. */
    Result<Response> handle(Exchange exchange);

    /**
     * Whether to wait for a body that has not fully arrived; by default not. An endpoint that returns true has verified
     * a credential: nothing is waited for without one.
     */
    default boolean awaitsBody(Exchange exchange) {
        return false;
    }

    /** This endpoint's response to a refusal. */
    default FullResponse refused(Refusal refusal) {
        return Problem.of(refusal);
    }
}
