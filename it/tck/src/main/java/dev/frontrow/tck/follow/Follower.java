package dev.frontrow.tck.follow;

import dev.frontrow.tck.probe.Event;
import java.util.List;

/** A client that follows a room, comes back whenever its connection ends, and remembers what it was told. */
public interface Follower extends AutoCloseable {

    /** The client's name. */
    String name();

    /** Begins. */
    void start();

    /** Every event it was told of, over all its connections. */
    List<Event> seen();

    /** The number of the last public event; 0: none yet. */
    long position();

    /** How often it connected. */
    int connections();

    /** Ends. */
    @Override
    void close();
}
