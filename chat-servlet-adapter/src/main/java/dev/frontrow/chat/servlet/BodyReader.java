package dev.frontrow.chat.servlet;

import dev.frontrow.chat.result.RefusalCode;
import dev.frontrow.chat.result.Result;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;

/**
 * Checks and reads request bodies. The limit applies to the bytes that arrive, so neither a chunked body nor a wrong
 * {@code Content-Length} evades it.
 *
 * @param maxBytes the limit
 * @param timeout how long a body may take to arrive
 */
record BodyReader(int maxBytes, Duration timeout) {

    static final int DEFAULT_MAX_BYTES = 16 * 1024;
    static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(5);

    private static final Duration MIN_TIMEOUT = Duration.ofSeconds(1);
    private static final Duration MAX_TIMEOUT = Duration.ofSeconds(60);

    BodyReader {
        if (maxBytes < 1024 || maxBytes > 1024 * 1024) {
            throw new IllegalArgumentException("maxBody: " + maxBytes + " (expected: 1024..1048576)");
        }
        if (timeout.compareTo(MIN_TIMEOUT) < 0 || timeout.compareTo(MAX_TIMEOUT) > 0) {
            throw new IllegalArgumentException(
                    "bodyTimeout: " + timeout + " (expected: " + MIN_TIMEOUT + ".." + MAX_TIMEOUT + ")");
        }
    }

    /** The body of a request that announces JSON. Its reader checks whether it is. Does not wait. */
    Result<byte[]> json(Exchange exchange) {
        return announced(exchange.request()).flatMap(request -> exchange.body());
    }

    /** The request, unless its headers are a reason to refuse the body unread. */
    Result<HttpServletRequest> announced(HttpServletRequest request) {
        // Not getContentType(): Jetty's throws for a charset that it does not know.
        if (!MediaType.isJson(request.getHeader("Content-Type"))) {
            return Result.refused(RefusalCode.UNSUPPORTED_MEDIA_TYPE);
        }
        return request.getContentLengthLong() > maxBytes
                ? Result.refused(RefusalCode.BODY_TOO_LARGE)
                : Result.accepted(request);
    }
}
