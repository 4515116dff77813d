package dev.frontrow.benchmarks.fanout;

import java.io.IOException;

/** The requests that one kind of server understands. Safe for use by many threads. */
interface Protocol {

    /** Gets what these viewers and senders need, such as credentials; called before they begin. */
    void prepare(int viewers, int senders) throws IOException;

    /**
     * The request that opens a stream.
     *
     * @param cursor the id of the last event that the viewer has; empty at first
     */
    byte[] subscribe(int viewer, String cursor);

    /** The request that sends a message. */
    byte[] send(int sender, Message message);

    /** Whether a viewer who comes back with a cursor gets what was sent meanwhile. */
    boolean resumes();
}
