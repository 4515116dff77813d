package dev.frontrow.chat.servlet;

import dev.frontrow.chat.outcome.RefusalCode;
import dev.frontrow.chat.outcome.Result;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;

/**
 * Request bodies. The limit holds for what arrives, so neither a chunked body nor a wrong {@code Content-Length} gets round it.
 *
 * @param maxBytes the limit
 * @param timeout how long a body may take to arrive
 */
record Bodies(int maxBytes, Duration timeout) {

    static final int DEFAULT_MAX_BYTES = 16 * 1024;
    static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(5);

    private static final Duration MIN_TIMEOUT = Duration.ofSeconds(1);
    private static final Duration MAX_TIMEOUT = Duration.ofSeconds(60);

    Bodies {
        if (maxBytes < 1024 || maxBytes > 1024 * 1024) {
            throw new IllegalArgumentException("maxBody: " + maxBytes + " (expected: 1024..1048576)");
        }
        if (timeout.compareTo(MIN_TIMEOUT) < 0 || timeout.compareTo(MAX_TIMEOUT) > 0) {
            throw new IllegalArgumentException(
                    "bodyTimeout: " + timeout + " (expected: " + MIN_TIMEOUT + ".." + MAX_TIMEOUT + ")");
        }
    }

    /** The body of a request that announces JSON. Whoever reads it sees whether it is. Waits for nothing. */
    Result<byte[]> json(Call call) {
        return announced(call.request()).then(request -> call.body());
    }

    /** The request, if what it says of its body is no reason to refuse it unread. */
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
