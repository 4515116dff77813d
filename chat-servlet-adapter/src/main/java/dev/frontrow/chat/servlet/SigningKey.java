package dev.frontrow.chat.servlet;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** One secret and its public name, the {@code kid} of what it signs. */
final class SigningKey {

    static final int LEAST_BYTES = 32;

    private static final String ALGORITHM = "HmacSHA256";

    private final String id;
    private final SecretKey secret;

    private SigningKey(String id, SecretKey secret) {
        this.id = id;
        this.secret = secret;
    }

    static SigningKey of(byte[] secret) {
        if (secret.length < LEAST_BYTES) {
            throw new IllegalArgumentException(
                    "signing secret: " + secret.length + " bytes (expected: at least " + LEAST_BYTES + ")");
        }
        SecretKey key = new SecretKeySpec(secret, ALGORITHM);
        return new SigningKey(idOf(key), key);
    }

    /** Follows from the secret, so that nodes agree on it without being told; says no more of the secret than any signature does. */
    private static String idOf(SecretKey key) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            byte[] digest = mac.doFinal("frontrow key id".getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, 9));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    String id() {
        return id;
    }

    SecretKey secret() {
        return secret;
    }

    @Override
    public String toString() {
        return id;
    }
}
