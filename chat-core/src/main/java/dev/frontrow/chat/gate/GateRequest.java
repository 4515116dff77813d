package dev.frontrow.chat.gate;

import dev.frontrow.chat.host.ChatUser;
import dev.frontrow.chat.host.RoomId;

/**
 * The question to a gate: may this person speak in this room now?
 *
 * @param room where
 * @param user who, as the host's directory says at this moment
 */
public record GateRequest(RoomId room, ChatUser user) {}
