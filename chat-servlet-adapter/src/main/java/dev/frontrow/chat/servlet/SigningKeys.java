package dev.frontrow.chat.servlet;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The secrets that tokens and tickets are signed with: one that signs, and older ones whose tokens are still good. Called by hosts, once,
 * at the start. Every node that serves the same rooms needs the same secrets.
 *
 * <p>To rotate: make the new secret the current one and keep the old one as accepted for as long as a token lives (15 minutes by default).
 *
 * <pre>{@code
 * SigningKeys keys = SigningKeys.fromEnvironment("FRONTROW_SECRET").accepting(SigningKeys.of(oldSecret));
 * }</pre>
 *
 * <p>Immutable. No method gives a secret back, and {@link #toString()} names keys only by their public ids.
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
     * @param secret at least 32 bytes that nobody can guess; copied
     * @throws IllegalArgumentException a secret under 256 bits, the least that HS256 may have (RFC 7518 §3.2)
     */
    public static SigningKeys of(byte[] secret) {
        return new SigningKeys(SigningKey.of(secret), Map.of());
    }

    /**
     * Keys from a secret in the environment: Base64 (or its URL-safe form) of at least 32 bytes, such as {@code openssl rand -base64 32} prints;
     * anything else is taken as it stands, as UTF-8, and must be 32 bytes long itself.
     *
     * @param variable its name, such as {@code FRONTROW_SECRET}
     * @throws IllegalStateException the variable is not set
     * @throws IllegalArgumentException a secret under 256 bits
     */
    public static SigningKeys fromEnvironment(String variable) {
        return fromText("environment variable " + variable, System.getenv(variable));
    }

    /**
     * Keys from a secret in the host's own configuration, read like one in the {@linkplain #fromEnvironment environment}; blanks around it are left out.
     *
     * @param name what a message calls it, such as {@code property chat.secret}
     * @param value the secret, or null where it is not set; no message holds it
     * @throws IllegalStateException there is none
     * @throws IllegalArgumentException a secret under 256 bits
     */
    public static SigningKeys fromText(String name, @Nullable String value) {
        Objects.requireNonNull(name, "name");
        if (value == null || value.isBlank()) {
            throw new IllegalStateException(
                    name + ": not set (expected: a secret of at least " + SigningKey.LEAST_BYTES + " bytes)");
        }
        String text = value.strip();
        try {
            return of(Base64Text.decode(text)
                    .filter(bytes -> bytes.length >= SigningKey.LEAST_BYTES)
                    .orElseGet(() -> text.getBytes(StandardCharsets.UTF_8)));
        } catch (IllegalArgumentException tooShort) {
            throw new IllegalArgumentException(name + ": " + tooShort.getMessage(), tooShort);
        }
    }

    /** A secret of this moment, for demos and tests: nothing signed with it is good after a restart, or on another node. */
    public static SigningKeys random() {
        byte[] secret = new byte[SigningKey.LEAST_BYTES];
        new SecureRandom().nextBytes(secret);
        return of(secret);
    }

    /** These keys, which also accept what the others signed or accept. */
    public SigningKeys accepting(SigningKeys others) {
        Map<String, SigningKey> accepted = new LinkedHashMap<>(byId);
        others.byId.forEach(accepted::putIfAbsent);
        return new SigningKeys(current, accepted);
    }

    SigningKey current() {
        return current;
    }

    /** The key of that id; a token that names no key of ours was not made by us. */
    Optional<SigningKey> find(@Nullable String id) {
        return Optional.ofNullable(id).map(byId::get);
    }

    /** The public ids of the keys, the current one first. */
    @Override
    public String toString() {
        return "SigningKeys" + byId.keySet();
    }
}
