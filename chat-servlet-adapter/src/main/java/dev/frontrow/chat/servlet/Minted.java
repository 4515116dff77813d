package dev.frontrow.chat.servlet;

import java.time.Instant;

/**
 * A fresh credential.
 *
 * @param value what the client gets; secret, so {@link #toString()} leaves it out
 * @param expiresAt when it ends
 */
record Minted(String value, Instant expiresAt) {

    @Override
    public String toString() {
        return "Minted[expiresAt=" + expiresAt + "]";
    }
}
