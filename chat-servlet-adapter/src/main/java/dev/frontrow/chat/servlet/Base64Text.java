package dev.frontrow.chat.servlet;

import java.util.Base64;
import java.util.Optional;

/** Base64 as people paste it: either alphabet, with or without padding (RFC 4648 §4 and §5). */
final class Base64Text {

    private Base64Text() {}

    /** The bytes; empty: it is not Base64. */
    static Optional<byte[]> decode(String text) {
        try {
            return Optional.of(Base64.getDecoder().decode(text.replace('-', '+').replace('_', '/')));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
