package dev.frontrow.chat.result;

/** Where on its way something was refused. */
public enum Stage {
    /** Before the way begins: login, token, form of the request. */
    REQUEST,
    /** Who asks: role, ban, mute. */
    ACCESS,
    /** May this one speak. */
    GATE,
    /** How often. */
    LIMIT,
    /** What may be shown. */
    MODERATION,
    /** At the commit. */
    STORE
}
