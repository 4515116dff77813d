package dev.frontrow.chat.message;

import dev.frontrow.chat.host.UserId;
import java.util.List;

/**
 * What makes a repeated request recognisable: one user's key in one room, and a fingerprint of what was asked.
 *
 * @param user whose key it is; keys of different users never meet
 * @param value 1 to 128 visible ASCII characters, chosen by the client
 * @param fingerprint a digest of the request body, up to 64 characters: the same key with another fingerprint is a
 *     client's mistake
 */
public record IdempotencyKey(UserId user, String value, String fingerprint) {

    public IdempotencyKey {
        if (value.isEmpty() || value.length() > 128 || !value.chars().allMatch(c -> c > 0x20 && c < 0x7F)) {
            throw new IllegalArgumentException("idempotency key: not 1..128 visible ASCII characters");
        }
        if (fingerprint.isEmpty() || fingerprint.length() > 64) {
            throw new IllegalArgumentException("fingerprint length: " + fingerprint.length() + " (expected: 1..64)");
        }
    }

    /** A key whose fingerprint is the SHA-256 digest of the given parts, in their order. */
    public static IdempotencyKey of(UserId user, String value, List<String> parts) {
        return new IdempotencyKey(user, value, Fingerprint.of(parts));
    }
}
