package dev.frontrow.chat.store;

import dev.frontrow.chat.host.RoomId;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Implemented by hosts with several nodes on one store: tells the others that something was committed in a room.
 *
 * <p>An announcement is a hint without content: whoever hears it reads the store. Hints may be late, doubled or out of
 * order; a lost one is made good by the next, and at the latest by the check that every node makes by itself.
 */
public interface Backplane extends AutoCloseable {

    /**
     * This node committed something in that room. Called from the thread that committed it, which is the sender's where
     * the store does not block; must not block for long.
     */
    void announce(RoomId room);

    /**
     * Sets who hears of the other nodes' commits; called once, before anything is announced. The listener does not
     * block and does not throw.
     */
    void listen(Consumer<RoomId> listener);

    /**
     * How often the engine compares the rooms in use with the store ({@link ChatStore#versions}), which makes good a
     * lost hint; a backplane that gives no hints at all answers something short. Default 5 s; empty: never, for a node
     * that is alone on its store. Unless it is empty, a room is also compared before a stream is opened in it, or
     * something read. Asked once, when the chat is built.
     */
    default Optional<Duration> checkEvery() {
        return Optional.of(Duration.ofSeconds(5));
    }

    /** After this nothing is heard. */
    @Override
    void close();

    /** A single node: announces nothing and never checks. */
    static Backplane none() {
        return NoBackplane.INSTANCE;
    }

    /**
     * Several nodes with nothing between them but the store: no hints, only the check.
     *
     * @param every how often, and so about how late a change of one node may reach the others; 50 ms to 5 s
     * @throws IllegalArgumentException a time out of that range
     */
    static Backplane polling(Duration every) {
        return new Polling(every);
    }
}
