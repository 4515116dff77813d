package dev.frontrow.chat.engine.commit;

/** Too many wait for the store already: this one was not begun, and never will be. */
public final class QueueFull extends RuntimeException {

    private static final long serialVersionUID = 1;

    QueueFull(int waiting) {
        super(waiting + " wait for the store", null, false, false); // one of thousands: its stack says nothing
    }
}
