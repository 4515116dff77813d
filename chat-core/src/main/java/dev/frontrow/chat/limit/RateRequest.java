package dev.frontrow.chat.limit;

import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.host.UserId;

/**
 * One user's budget in one room.
 *
 * @param room where
 * @param user who
 * @param limit the limit that holds for them now
 */
public record RateRequest(RoomId room, UserId user, RateLimit limit) {}
