package dev.frontrow.chat.result;

/**
 * What somebody may do in a room, by role, sanctions and whether the chat is open. The gate is told apart.
 *
 * @param read see messages
 * @param send say something
 * @param moderate act on others
 * @param modes switch the modes of the room
 */
public record Capabilities(boolean read, boolean send, boolean moderate, boolean modes) {}
