package dev.frontrow.chat.servlet;

import java.util.Base64;
import java.util.List;

/** The spelling of a JWT: three parts of base64url without padding (RFC 7515 §3.1, RFC 4648 §5), each spelt as its bytes are. */
final class CompactToken {

    private CompactToken() {}

    /**
     * Whether a token is spelt in the one way there is. Decoders take more: other signs are left out, unused bits at the end are ignored, padding is allowed; then one
     * token could be written in many ways, and what was blocked or logged as one would be another.
     */
    static boolean isCanonical(String token) {
        List<String> parts = List.of(token.split("\\.", -1));
        return parts.size() == 3 && parts.stream().allMatch(CompactToken::isBase64Url);
    }

    private static boolean isBase64Url(String part) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(part);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(part);
        } catch (IllegalArgumentException foreign) {
            return false;
        }
    }
}
