package dev.frontrow.chat.servlet;

import dev.frontrow.chat.result.Refusal;
import dev.frontrow.chat.result.RefusalCode;
import dev.frontrow.chat.wire.Problems;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

/** Refusals as problem details (RFC 9457), with the headers that say the same. */
final class Problem {

    /** When to come back if whoever refused did not say. */
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    /** RFC 6750 §3.1: expired, revoked, malformed, or invalid for other reasons. */
    private static final Set<RefusalCode> INVALID_TOKEN =
            EnumSet.of(RefusalCode.TOKEN_INVALID, RefusalCode.TOKEN_EXPIRED, RefusalCode.TOKEN_REVOKED);

    private static final int UNAUTHORIZED = 401;
    private static final int UNAVAILABLE = 503;

    private Problem() {}

    static Answer of(Refusal refusal) {
        Refusal timed = timed(refusal);
        int status = timed.code().status();
        Answer answer = Answer.of(status, Problems.MEDIA_TYPE, Problems.problem(timed));
        if (timed.retryAfter() != null) {
            answer = answer.with("Retry-After", Long.toString(Seconds.up(timed.retryAfter())));
        }
        if (timed.rate() != null) {
            answer = answer.with(RateHeaders.of(timed.rate()));
        }
        if (status == UNAUTHORIZED) {
            answer = answer.with("WWW-Authenticate", challenge(timed.code()));
        }
        return answer;
    }

    /** Every 503 says when to come back. */
    private static Refusal timed(Refusal refusal) {
        return refusal.code().status() == UNAVAILABLE && refusal.retryAfter() == null
                ? Refusal.retryable(refusal.code(), RETRY_AFTER)
                : refusal;
    }

    /** RFC 6750 §3.1: who came without a token is told no error. */
    private static String challenge(RefusalCode code) {
        return INVALID_TOKEN.contains(code)
                ? "Bearer realm=\"frontrow\", error=\"invalid_token\""
                : "Bearer realm=\"frontrow\"";
    }
}
