package dev.frontrow.chat.engine.context;

import java.time.Duration;

/** Runs something once, after some time, on a thread on which it must not block. */
@FunctionalInterface
public interface Later {

    /** After the chat has closed nothing is left to do, and it may not run any more. */
    void run(Runnable task, Duration delay);
}
