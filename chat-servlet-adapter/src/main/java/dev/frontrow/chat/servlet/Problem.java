package dev.frontrow.chat.servlet;

import dev.frontrow.chat.result.Refusal;
import dev.frontrow.chat.result.RefusalCode;
import dev.frontrow.chat.wire.Problems;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

/** Refusals as problem details (RFC 9457), with the corresponding headers. */
final class Problem {

    /** When to retry if the refusal does not say. */
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    /** RFC 6750 §3.1: expired, revoked, malformed, or invalid for other reasons. */
    private static final Set<RefusalCode> INVALID_TOKEN =
            EnumSet.of(RefusalCode.TOKEN_INVALID, RefusalCode.TOKEN_EXPIRED, RefusalCode.TOKEN_REVOKED);

    private static final int UNAUTHORIZED = 401;
    private static final int UNAVAILABLE = 503;

    private Problem() {}

    static FullResponse of(Refusal refusal) {
        Refusal timed = timed(refusal);
        int status = timed.code().status();
        FullResponse response = FullResponse.of(status, Problems.MEDIA_TYPE, Problems.problem(timed));
        if (timed.retryAfter() != null) {
            response = response.with("Retry-After", Long.toString(Seconds.up(timed.retryAfter())));
        }
        if (timed.rate() != null) {
            response = response.with(RateHeaders.of(timed.rate()));
        }
        if (status == UNAUTHORIZED) {
            response = response.with("WWW-Authenticate", challenge(timed.code()));
        }
        return response;
    }

    /** Every 503 says when to retry. */
    private static Refusal timed(Refusal refusal) {
        return refusal.code().status() == UNAVAILABLE && refusal.retryAfter() == null
                ? Refusal.retryable(refusal.code(), RETRY_AFTER)
                : refusal;
    }

    /** RFC 6750 §3.1: a request without a token gets no error code. */
    private static String challenge(RefusalCode code) {
        return INVALID_TOKEN.contains(code)
                ? "Bearer realm=\"frontrow\", error=\"invalid_token\""
                : "Bearer realm=\"frontrow\"";
    }
}
