package dev.frontrow.chat.servlet;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The claims of tokens that were verified before, so that the signature of a token is computed once and not with every
 * request. What can change meanwhile is not remembered: whoever finds a token here still checks its time, the user's
 * sign-outs and rights. Safe for use by many threads.
 *
 * <p>A token is found by all of its characters, through their SHA-256 digest. So no credential is kept in memory, an
 * entry takes the same few hundred bytes however long its token is, and how long a comparison takes says nothing of a
 * token: nobody can choose digests that begin alike.
 *
 * <p>Beyond {@value #MAX_ENTRIES} the least recently used is forgotten, and verified again when it comes back. Only
 * verified tokens get in: nothing that is made up pushes others out.
 */
final class VerifiedTokens {

    /** Ids have 128 characters at most, so these take less than 8 MB. */
    static final int MAX_ENTRIES = 10_000;

    /** 256 bits. */
    private record Digest(long first, long second, long third, long fourth) {

        static Digest of(String token) {
            try {
                ByteBuffer bits = ByteBuffer.wrap(
                        MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
                return new Digest(bits.getLong(), bits.getLong(), bits.getLong(), bits.getLong());
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java platform has SHA-256", e);
            }
        }
    }

    private final Map<Digest, TokenClaims> verified = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Digest, TokenClaims> eldest) {
            return size() > MAX_ENTRIES;
        }
    };

    /** The claims of a token that was verified. */
    Optional<TokenClaims> find(String token) {
        Digest digest = Digest.of(token);
        synchronized (verified) {
            return Optional.ofNullable(verified.get(digest));
        }
    }

    /** Remembers a token. Its signature and all of its claims have been verified. */
    void remember(String token, TokenClaims claims) {
        Digest digest = Digest.of(token);
        synchronized (verified) {
            verified.put(digest, claims);
        }
    }

    /** Forgets a token: its time is over. */
    void forget(String token) {
        Digest digest = Digest.of(token);
        synchronized (verified) {
            verified.remove(digest);
        }
    }

    int size() {
        synchronized (verified) {
            return verified.size();
        }
    }
}
