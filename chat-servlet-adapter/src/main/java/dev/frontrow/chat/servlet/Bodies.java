package dev.frontrow.chat.servlet;

import dev.frontrow.chat.outcome.RefusalCode;
import dev.frontrow.chat.outcome.Result;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads request bodies. The limit holds for what arrives, so neither a chunked body nor a wrong {@code Content-Length} gets round it.
 *
 * @param maxBytes the limit
 */
record Bodies(int maxBytes) {

    private static final Logger LOG = LoggerFactory.getLogger(Bodies.class);

    Bodies {
        if (maxBytes < 1024 || maxBytes > 1024 * 1024) {
            throw new IllegalArgumentException("maxBody: " + maxBytes + " (expected: 1024..1048576)");
        }
    }

    /** The body of a request, as UTF-8 that may be JSON. */
    Result<byte[]> json(HttpServletRequest request) {
        // Not getContentType(): Jetty's throws for a charset that it does not know.
        if (!MediaType.isJson(request.getHeader("Content-Type"))) {
            return Result.refused(RefusalCode.UNSUPPORTED_MEDIA_TYPE);
        }
        if (request.getContentLengthLong() > maxBytes) {
            return Result.refused(RefusalCode.BODY_TOO_LARGE);
        }
        try {
            byte[] body = request.getInputStream().readNBytes(maxBytes + 1);
            if (body.length > maxBytes) {
                return Result.refused(RefusalCode.BODY_TOO_LARGE);
            }
            return isText(body) ? Result.accepted(body) : Result.refused(RefusalCode.MALFORMED);
        } catch (IOException | RuntimeException broken) {
            // Bad chunks, a body that ends early or never comes: containers report them with either kind of exception.
            LOG.debug("a request's body could not be read", broken);
            return Result.refused(RefusalCode.MALFORMED);
        }
    }

    /** A NUL is in no JSON text (RFC 8259 §9), but it makes JSON parsers guess UTF-16 or UTF-32. */
    private static boolean isText(byte[] body) {
        for (byte b : body) {
            if (b == 0) {
                return false;
            }
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body));
            return true;
        } catch (CharacterCodingException notUtf8) {
            return false;
        }
    }
}
