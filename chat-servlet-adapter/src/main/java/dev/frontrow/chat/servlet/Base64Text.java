package dev.frontrow.chat.servlet;

import java.util.Base64;
import java.util.Optional;

/** Lenient Base64: either alphabet, with or without padding (RFC 4648 §4 and §5). */
final class Base64Text {

    private Base64Text() {}

    /** The bytes; empty if the text is not Base64. */
    static Optional<byte[]> decode(String text) {
        try {
            return Optional.of(Base64.getDecoder().decode(text.replace('-', '+').replace('_', '/')));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
