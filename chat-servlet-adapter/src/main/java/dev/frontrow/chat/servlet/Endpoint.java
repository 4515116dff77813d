package dev.frontrow.chat.servlet;

import dev.frontrow.chat.outcome.Refusal;
import dev.frontrow.chat.outcome.Result;

/** What one method does at one path. Called on request threads, many at once. */
@FunctionalInterface
interface Endpoint {

    /** The answer, or why there is none. */
    Result<Reply> answer(Call call);

    /** How this endpoint says no. */
    default Reply refused(Refusal refusal) {
        return Problem.of(refusal);
    }
}
