package dev.frontrow.it.schedules;

/**
 * A small concurrent program. Implemented by tests; a new instance is made for every run, by its constructor without
 * arguments.
 */
public interface Scenario {

    /** Builds the program and hands its strands to the run. None of them moves before this has returned. */
    void begin(Run run) throws Exception;

    /** What holds when all strands have ended, in whatever order they ran; throws if it does not. */
    void check() throws Exception;
}
