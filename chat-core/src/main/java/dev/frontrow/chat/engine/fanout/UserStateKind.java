package dev.frontrow.chat.engine.fanout;

/**
 * What one person is told of their own state in a room. Each is a state and not a happening: of two that a stream has
 * not been told yet only the later one counts. So they wait in one place a kind, and nobody can fill a room with them.
 */
public enum UserStateKind {
    GATE,
    LIMIT,
    MUTE,
    BAN,
    WARNING
}
