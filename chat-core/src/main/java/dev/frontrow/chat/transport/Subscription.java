package dev.frontrow.chat.transport;

/** Called by transports: one open stream, as the fan-out sees it. Any thread; calls after the end do nothing. */
public interface Subscription {

    /** The writer may be written to again. */
    void writable();

    /** The other side is gone: nothing is written any more, and {@link StreamWriter#close()} is still called. */
    void gone();
}
