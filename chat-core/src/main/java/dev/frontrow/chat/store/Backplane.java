package dev.frontrow.chat.store;

import dev.frontrow.chat.host.RoomId;
import java.util.function.Consumer;

/**
 * Implemented by hosts with several nodes on one store: tells the others that something was committed in a room.
 *
 * <p>An announcement is a hint without content: whoever hears it reads the store. Hints may be late, doubled or out of order; a lost one is made good by the next.
 */
public interface Backplane extends AutoCloseable {

    /** This node committed something in that room. Called from committer threads; must not block for long. */
    void announce(RoomId room);

    /** Sets who hears of the other nodes' commits; called once, before anything is announced. The listener does not block and does not throw. */
    void listen(Consumer<RoomId> listener);

    /** After this nothing is heard. */
    @Override
    void close();

    /** A single node. */
    static Backplane none() {
        return NoBackplane.INSTANCE;
    }
}
