package dev.frontrow.chat.host;

/** What the host says of a room. */
public enum RoomStatus {
    /** People may enter and speak. */
    OPEN,
    /** The chat is over: history can be read, nothing can be sent, event streams end. */
    ENDED,
    /** There is no such stream. */
    UNKNOWN
}
