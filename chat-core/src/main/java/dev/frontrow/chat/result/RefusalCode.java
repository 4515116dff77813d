package dev.frontrow.chat.result;

import java.util.Locale;

/**
 * Every reason to refuse, as it stands in the wire contract (docs/spec/wire.md §5). Codes are stable: none is renamed
 * or used anew.
 */
public enum RefusalCode {
    MALFORMED(Stage.REQUEST, 400, "The request cannot be read"),
    LOGIN_REQUIRED(Stage.REQUEST, 401, "Sign in first"),
    TOKEN_MISSING(Stage.REQUEST, 401, "A token is needed"),
    TOKEN_INVALID(Stage.REQUEST, 401, "The token is not valid"),
    TOKEN_EXPIRED(Stage.REQUEST, 401, "The token has expired"),
    TOKEN_REVOKED(Stage.REQUEST, 401, "The user has signed out"),
    ORIGIN_NOT_ALLOWED(Stage.REQUEST, 403, "Pages of this origin may not use the chat"),
    USER_ID_INVALID(Stage.REQUEST, 403, "The chat cannot use the name of this login"),
    NOT_FOUND(Stage.REQUEST, 404, "There is nothing here"),
    METHOD_NOT_ALLOWED(Stage.REQUEST, 405, "Not with this method"),
    REQUEST_TIMEOUT(Stage.REQUEST, 408, "The request did not arrive in time"),
    BODY_TOO_LARGE(Stage.REQUEST, 413, "The request is too large"),
    UNSUPPORTED_MEDIA_TYPE(Stage.REQUEST, 415, "The body must be application/json"),
    REQUEST_IN_PROGRESS(Stage.REQUEST, 409, "The first request with this key is still running"),
    IDEMPOTENCY_MISMATCH(Stage.REQUEST, 422, "This key was used for another request"),
    SERVER_MISCONFIGURED(Stage.REQUEST, 503, "The chat is not set up correctly on this server"),
    INTERNAL(Stage.REQUEST, 500, "Something went wrong in the chat"),
    DRAINING(Stage.REQUEST, 503, "The server is shutting down"),
    OVERLOADED(Stage.REQUEST, 503, "Too many at once; try again in a moment"),

    STREAM_NOT_FOUND(Stage.ACCESS, 404, "There is no such stream"),
    CHAT_CLOSED(Stage.ACCESS, 409, "The chat is over"),
    BANNED(Stage.ACCESS, 403, "You are banned from this chat"),
    MUTED(Stage.ACCESS, 403, "You are muted"),
    WARNING_UNACKNOWLEDGED(Stage.ACCESS, 403, "Confirm first that you have read the warning"),
    NOT_ALLOWED(Stage.ACCESS, 403, "You may not do this"),
    TARGET_OUTRANKS_ACTOR(Stage.ACCESS, 403, "You may not do this to somebody of this rank"),
    HOST_UNAVAILABLE(Stage.ACCESS, 503, "The service cannot say who you are just now"),

    INSUFFICIENT_CREDIT(Stage.GATE, 402, "Not enough credit"),
    GATE_CLOSED(Stage.GATE, 403, "You may not chat now"),
    GATE_UNAVAILABLE(Stage.GATE, 503, "The service cannot say whether you may chat just now"),

    RATE_LIMITED(Stage.LIMIT, 429, "Too many in too short a time"),

    TEXT_EMPTY(Stage.MODERATION, 422, "The message is empty"),
    TEXT_TOO_LONG(Stage.MODERATION, 422, "The message is too long"),
    TEXT_NOT_ALLOWED(Stage.MODERATION, 422, "The message is not Unicode text"),
    CONTENT_BLOCKED(Stage.MODERATION, 422, "The message was not accepted"),

    MESSAGE_NOT_FOUND(Stage.STORE, 404, "There is no such message"),
    ALREADY_RESOLVED(Stage.STORE, 409, "This was done already"),
    TOO_MANY_SANCTIONS(Stage.STORE, 409, "Too many mutes and bans are in force in this chat"),
    CURSOR_EXPIRED(Stage.STORE, 410, "This place in the history is gone"),
    STORE_UNAVAILABLE(Stage.STORE, 503, "The chat cannot store messages just now");

    private final Stage stage;
    private final int status;
    private final String title;
    private final String wireName = name().toLowerCase(Locale.ROOT);

    RefusalCode(Stage stage, int status, String title) {
        this.stage = stage;
        this.status = status;
        this.title = title;
    }

    /**
     * Whether it is certain that nothing was done. Where not, the commit may have succeeded although its answer did not
     * come, or may still succeed: only asking again with the same idempotency key settles it.
     */
    public boolean isOutcomeKnown() {
        return this != STORE_UNAVAILABLE && this != INTERNAL;
    }

    /** Where on its way the request was refused. */
    public Stage stage() {
        return stage;
    }

    /** The HTTP status that goes with it. */
    public int status() {
        return status;
    }

    /** A sentence for people; may change. */
    public String title() {
        return title;
    }

    /** The code on the wire: lower case. */
    public String wireName() {
        return wireName;
    }
}
