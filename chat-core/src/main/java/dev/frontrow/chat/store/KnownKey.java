package dev.frontrow.chat.store;

/**
 * A key that was used.
 *
 * @param fingerprint of the request it was used for
 * @param receipt what was done
 */
public record KnownKey(String fingerprint, Receipt receipt) {}
