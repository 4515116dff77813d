package dev.frontrow.chat.servlet;

import java.time.Instant;

/**
 * A new credential.
 *
 * @param value the token for the client; secret, so {@link #toString()} omits it
 * @param expiresAt when it expires
 */
record IssuedToken(String value, Instant expiresAt) {

    @Override
    public String toString() {
        return "Minted[expiresAt=" + expiresAt + "]";
    }
}
