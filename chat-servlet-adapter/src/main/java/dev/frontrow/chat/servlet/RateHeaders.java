package dev.frontrow.chat.servlet;

import dev.frontrow.chat.limit.RateState;
import java.util.Map;

/**
 * The state of a rate limit as headers (draft-ietf-httpapi-ratelimit-headers): quota, window, remaining permits, time
 * to the reset.
 */
final class RateHeaders {

    static final String POLICY = "RateLimit-Policy";
    static final String STATE = "RateLimit";

    private RateHeaders() {}

    static Map<String, String> of(RateState rate) {
        return Map.of(
                POLICY,
                "\"chat\";q=" + rate.limit().permits() + ";w="
                        + Seconds.up(rate.limit().window()),
                STATE,
                "\"chat\";r=" + rate.remaining() + ";t=" + Seconds.up(rate.reset()));
    }
}
