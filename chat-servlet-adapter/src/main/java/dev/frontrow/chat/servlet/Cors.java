package dev.frontrow.chat.servlet;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Cross-origin access for a list of origins (Fetch standard §3.2). Other origins are answered without these headers, so
 * their browsers withhold the response.
 *
 * @param origins such as {@code https://www.example.org}; compared literally
 * @param headers request headers that are allowed in addition to those of the wire contract
 */
record Cors(Set<String> origins, Set<String> headers) {

    private static final String OF_THE_CONTRACT = "Authorization, Content-Type, Idempotency-Key, Last-Event-ID";

    /** RFC 9110 §5.1. */
    private static final Pattern HEADER = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}");

    private static final Pattern ORIGIN =
            Pattern.compile("https?://[a-z0-9.-]+(:[0-9]{1,5})?|https?://\\[[0-9a-f:.]+\\](:[0-9]{1,5})?");

    Cors {
        origins = Set.copyOf(origins);
        headers = Collections.unmodifiableSet(new LinkedHashSet<>(headers));
        for (String origin : origins) {
            if (!ORIGIN.matcher(origin).matches()) {
                throw new IllegalArgumentException(
                        "origin: " + origin + " (expected: scheme://host[:port] in lower case, without a path)");
            }
        }
        for (String header : headers) {
            if (!HEADER.matcher(header).matches()) {
                throw new IllegalArgumentException("header: " + header + " (expected: a name such as X-CSRF-Token)");
            }
        }
    }

    boolean allows(String origin) {
        return origins.contains(origin);
    }

    void apply(HttpServletRequest request, HttpServletResponse response) {
        if (origins.isEmpty()) {
            return;
        }
        response.addHeader("Vary", "Origin");
        String origin = request.getHeader("Origin");
        if (origin == null || !allows(origin)) {
            return;
        }
        response.setHeader("Access-Control-Allow-Origin", origin);
        // The token endpoint uses the host's login, which may be a cookie.
        response.setHeader("Access-Control-Allow-Credentials", "true");
        response.setHeader(
                "Access-Control-Expose-Headers", "Retry-After, RateLimit, RateLimit-Policy, Idempotency-Replayed");
        if (isPreflight(request)) {
            response.setHeader("Access-Control-Allow-Methods", "GET, POST, PATCH, DELETE");
            response.setHeader(
                    "Access-Control-Allow-Headers",
                    String.join(
                            ", ",
                            Stream.concat(Stream.of(OF_THE_CONTRACT), headers.stream())
                                    .toList()));
            response.setHeader("Access-Control-Max-Age", "600");
        }
    }

    private static boolean isPreflight(HttpServletRequest request) {
        return request.getMethod().equals("OPTIONS") && request.getHeader("Access-Control-Request-Method") != null;
    }
}
