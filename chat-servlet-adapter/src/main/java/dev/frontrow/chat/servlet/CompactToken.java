package dev.frontrow.chat.servlet;

import java.util.Base64;
import java.util.List;

/**
 * The compact serialization of a JWT: three parts of base64url without padding (RFC 7515 §3.1, RFC 4648 §5), each in
 * canonical form.
 */
final class CompactToken {

    private CompactToken() {}

    /**
     * Whether a token is in canonical form. Decoders accept more: they skip other characters, ignore unused bits at the
     * end and allow padding. Then one token could be written in many ways, and a token that was blocked or logged in
     * one form would pass in another.
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
