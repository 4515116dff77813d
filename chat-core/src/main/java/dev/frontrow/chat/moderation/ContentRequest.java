package dev.frontrow.chat.moderation;

import dev.frontrow.chat.host.ChatUser;
import dev.frontrow.chat.host.RoomId;

/**
 * What somebody wants to say.
 *
 * @param room where
 * @param author who
 * @param text cleaned, not blank, within the length allowed
 */
public record ContentRequest(RoomId room, ChatUser author, String text) {}
