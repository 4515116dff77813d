package dev.frontrow.chat.servlet;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** A secret and its public id, the {@code kid} of the tokens it signs. */
final class SigningKey {

    static final int MIN_BYTES = 32;

    private static final String ALGORITHM = "HmacSHA256";

    private final String id;
    private final SecretKey secret;

    private SigningKey(String id, SecretKey secret) {
        this.id = id;
        this.secret = secret;
    }

    static SigningKey of(byte[] secret) {
        if (secret.length < MIN_BYTES) {
            throw new IllegalArgumentException(
                    "signing secret: " + secret.length + " bytes (expected: at least " + MIN_BYTES + ")");
        }
        SecretKey key = new SecretKeySpec(secret, ALGORITHM);
        return new SigningKey(idOf(key), key);
    }

    /**
     * Derived from the secret, so that nodes agree on it without configuration; it reveals no more of the secret than a
     * signature does.
     */
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
