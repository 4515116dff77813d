package dev.frontrow.tck.probe;

import java.util.function.Predicate;

/**
 * How a stream reads.
 *
 * @param receiveBuffer the size of the socket's receive buffer, 0: as the system likes
 * @param keep which events are kept
 */
public record Reading(int receiveBuffer, Predicate<Event> keep) {

    /** As usual, and keeps all. */
    public static Reading all() {
        return new Reading(0, event -> true);
    }

    /** With a small receive buffer, so that whoever does not read is soon noticed. */
    public static Reading small() {
        return new Reading(16 * 1024, event -> true);
    }

    /** Keeps nothing but what is asked for here. */
    public Reading keeping(Predicate<Event> only) {
        return new Reading(receiveBuffer, only);
    }
}
