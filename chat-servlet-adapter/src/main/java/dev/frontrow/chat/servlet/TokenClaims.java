package dev.frontrow.chat.servlet;

import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.host.UserId;
import java.time.Instant;

/**
 * The claims of a verified credential: the user and the room. Not what the user may do there, which is checked at every
 * use.
 *
 * @param signedInAt when the host's login was asked for the user; the same for all tickets of one stream, however often
 *     they are renewed
 * @param expiresAt when the credential expires, to the second
 */
record TokenClaims(UserId user, RoomId room, Instant signedInAt, Instant expiresAt) {}
