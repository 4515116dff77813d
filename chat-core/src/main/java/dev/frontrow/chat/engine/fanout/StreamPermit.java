package dev.frontrow.chat.engine.fanout;

import java.util.concurrent.atomic.AtomicReference;

/**
 * One viewer's place among the streams that may be open. Taken at most once and given back at most once, in whatever
 * order both are tried. Safe for use by many threads.
 */
public final class StreamPermit {

    private enum State {
        NOT_YET,
        TAKEN,
        GIVEN_BACK
    }

    private final StreamLimit streams;
    private final AtomicReference<State> state = new AtomicReference<>(State.NOT_YET);

    public StreamPermit(StreamLimit streams) {
        this.streams = streams;
    }

    /** Takes it, if one is free. */
    boolean tryTake() {
        if (!streams.tryEnter()) {
            return false;
        }
        if (!state.compareAndSet(State.NOT_YET, State.TAKEN)) {
            streams.leave(); // whoever wanted it has ended meanwhile, and gives nothing back any more
        }
        return true;
    }

    void giveBack() {
        if (state.getAndSet(State.GIVEN_BACK) == State.TAKEN) {
            streams.leave();
        }
    }
}
