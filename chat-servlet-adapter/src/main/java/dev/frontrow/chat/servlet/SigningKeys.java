package dev.frontrow.chat.servlet;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The secrets that tokens and tickets are signed with: a current one that signs, and older ones whose tokens are still
 * accepted. Called by hosts, once, at the start. Every node that serves the same rooms needs the same secrets.
 *
 * <p>To rotate: make the new secret the current one and keep accepting the old one for the lifetime of a token (15
 * minutes by default).
 *
 * <pre>{@code
 * SigningKeys keys = SigningKeys.fromEnvironment("FRONTROW_SECRET").accepting(SigningKeys.of(oldSecret));
 * }</pre>
 *
 * <p>Immutable. No method returns a secret, and {@link #toString()} contains only the public ids.
 */
public final class SigningKeys {

    private final SigningKey current;
    private final Map<String, SigningKey> byId;

    private SigningKeys(SigningKey current, Map<String, SigningKey> accepted) {
        this.current = current;
        Map<String, SigningKey> keys = new LinkedHashMap<>();
        keys.put(current.id(), current);
        accepted.forEach(keys::putIfAbsent);
        this.byId = keys;
    }

    /**
     * Keys from one secret.
     *
     * @param secret at least 32 unpredictable bytes; copied
     * @throws IllegalArgumentException a secret under 256 bits, the minimum for HS256 (RFC 7518 §3.2)
     */
    public static SigningKeys of(byte[] secret) {
        return new SigningKeys(SigningKey.of(secret), Map.of());
    }

    /**
     * Keys from a secret in the environment: Base64 (or its URL-safe form) of at least 32 bytes, such as {@code openssl
     * rand -base64 32} prints; anything else is used as it is, as UTF-8, and must be at least 32 bytes long itself.
     *
     * @param variable its name, such as {@code FRONTROW_SECRET}
     * @throws IllegalStateException the variable is not set
     * @throws IllegalArgumentException a secret under 256 bits
     */
    public static SigningKeys fromEnvironment(String variable) {
        return fromText("environment variable " + variable, System.getenv(variable));
    }

    /**
     * Keys from a secret in the host's own configuration, read like one in the {@linkplain #fromEnvironment
     * environment}; surrounding blanks are removed.
     *
     * @param name what error messages call it, such as {@code property chat.secret}
     * @param value the secret, or null if it is not set; no message contains it
     * @throws IllegalStateException the secret is not set
     * @throws IllegalArgumentException a secret under 256 bits
     */
    public static SigningKeys fromText(String name, @Nullable String value) {
        Objects.requireNonNull(name, "name");
        if (value == null || value.isBlank()) {
            throw new IllegalStateException(
                    name + ": not set (expected: a secret of at least " + SigningKey.MIN_BYTES + " bytes)");
        }
        String text = value.strip();
        try {
            return of(Base64Text.decode(text)
                    .filter(bytes -> bytes.length >= SigningKey.MIN_BYTES)
                    .orElseGet(() -> text.getBytes(StandardCharsets.UTF_8)));
        } catch (IllegalArgumentException tooShort) {
            throw new IllegalArgumentException(name + ": " + tooShort.getMessage(), tooShort);
        }
    }

    /**
     * A new random secret, for demos and tests: nothing signed with it is valid after a restart, or on another node.
     */
    public static SigningKeys random() {
        byte[] secret = new byte[SigningKey.MIN_BYTES];
        new SecureRandom().nextBytes(secret);
        return of(secret);
    }

    /** A copy that also accepts everything that the other keys sign or accept. */
    public SigningKeys accepting(SigningKeys others) {
        Map<String, SigningKey> accepted = new LinkedHashMap<>(byId);
        others.byId.forEach(accepted::putIfAbsent);
        return new SigningKeys(current, accepted);
    }

    SigningKey current() {
        return current;
    }

    /** The key with that id; empty if the token was not signed with one of these keys. */
    Optional<SigningKey> find(@Nullable String id) {
        return Optional.ofNullable(id).map(byId::get);
    }

    /** The public ids of the keys, the current one first. */
    @Override
    public String toString() {
        return "SigningKeys" + byId.keySet();
    }
}
