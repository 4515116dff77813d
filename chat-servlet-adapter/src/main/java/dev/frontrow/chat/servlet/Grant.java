package dev.frontrow.chat.servlet;

import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.host.UserId;
import java.time.Instant;

/**
 * What a credential says, once it was checked: who, and where. Not what they may do there; that is asked anew at every use.
 *
 * @param signedInAt when the host's login was asked who they are; the same for all tickets of one stream, however often they are renewed
 * @param expiresAt when it ends, to the second
 */
record Grant(UserId user, RoomId room, Instant signedInAt, Instant expiresAt) {}
