package dev.frontrow.chat.result;

import java.util.Locale;

/** Why a stream ended. All but {@link #GONE} are told to the client in a {@code bye} event. */
public enum CloseReason {
    /** The server stops. */
    DRAINING(true),
    /** It fell out of the ring, or took no bytes for the write deadline. */
    SLOW_CONSUMER(true),
    /** The log was lost, and a new one has begun: whoever comes back is told {@code resync epoch_changed}. */
    EPOCH_CHANGED(true),
    /**
     * A part of the log that it was still to get is not kept any more: whoever comes back is told {@code resync
     * too_old}.
     */
    TOO_OLD(true),
    /** What it was to get could not be read from the store. */
    STORE_UNAVAILABLE(true),
    /** A newer stream of the same user took its place, or the user's rights changed. */
    SUPERSEDED(true),
    /**
     * No room for one more stream, or the server could not find out who may have it: its directory did not answer, or
     * it failed.
     */
    OVERLOADED(true),
    /**
     * The host said that the user signed out ({@code Chat.signedOut}): what they hold opens nothing any more. Coming
     * back needs a new token, by the host's login.
     */
    SIGNED_OUT(true),
    /**
     * The login that the stream rests on is older than {@code ChatSettings.sessionLife}. Coming back needs a new token,
     * by the host's login.
     */
    SESSION_EXPIRED(true),
    /** The server is not set up so that it could stream. */
    MISCONFIGURED(true),
    /** The user was banned. */
    BANNED(false),
    /** The chat is over. */
    ENDED(false),
    /** The other side vanished. */
    GONE(true);

    private final boolean reconnect;
    private final String wireName = name().toLowerCase(Locale.ROOT);

    CloseReason(boolean reconnect) {
        this.reconnect = reconnect;
    }

    /** Whether coming back makes sense. */
    public boolean reconnect() {
        return reconnect;
    }

    /** The name on the wire: lower case. */
    public String wireName() {
        return wireName;
    }
}
