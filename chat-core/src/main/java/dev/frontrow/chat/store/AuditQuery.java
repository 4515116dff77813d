package dev.frontrow.chat.store;

import dev.frontrow.chat.host.RoomId;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a room's audit log.
 *
 * @param room the room
 * @param before the id of an entry: only older ones; null: from the newest
 * @param limit how many, from 1
 */
public record AuditQuery(RoomId room, @Nullable String before, int limit) {}
