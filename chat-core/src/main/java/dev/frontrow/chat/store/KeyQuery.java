package dev.frontrow.chat.store;

import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.host.UserId;

/**
 * One user's key in one room.
 *
 * @param room where
 * @param user whose
 * @param value the key
 */
public record KeyQuery(RoomId room, UserId user, String value) {}
