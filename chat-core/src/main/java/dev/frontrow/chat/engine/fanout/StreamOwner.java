package dev.frontrow.chat.engine.fanout;

import dev.frontrow.chat.engine.context.EngineContext;
import dev.frontrow.chat.engine.ring.ReplayPage;
import dev.frontrow.chat.result.CloseReason;
import dev.frontrow.chat.wire.EventEncoding;
import java.util.function.Consumer;

/** The room as its viewers see it: where they read from, and who is told when they have ended. */
public interface StreamOwner {

    /** How often texts were taken out of the ring so far. */
    long redactions();

    /** What the room tells besides its log. */
    Signals signals();

    /**
     * Reads a page of the log, and hands it over in an encoding, on any thread.
     *
     * @param instead gets the reason when it cannot be had: a stream cannot go on without it
     */
    void readPage(
            EventEncoding encoding, long after, long upTo, Consumer<ReplayPage> then, Consumer<CloseReason> instead);

    /** A stream has ended. Called once for each viewer. */
    void left(Viewer viewer, CloseReason reason);

    /** What the room was given to work with. */
    EngineContext env();
}
