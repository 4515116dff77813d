package dev.frontrow.chat.engine.ring;

import dev.frontrow.chat.host.RoomId;

/**
 * The log in the store contradicts what this node saw of it: it went back, or it was read where not everything has
 * arrived yet.
 */
public final class LostLogException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public LostLogException(RoomId room, String contradiction) {
        super("the log of room " + room + " is not the one seen before: " + contradiction);
    }
}
