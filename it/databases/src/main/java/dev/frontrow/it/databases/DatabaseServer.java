package dev.frontrow.it.databases;

/** A database that is a process of its own, to which accidents happen. One thread at a time. */
public interface DatabaseServer extends TestDatabase {

    /** SIGKILL to all of its processes. On return none of them runs. */
    void kill();

    /** Starts it again on the same data and port, killing it first if it still runs. On return it takes connections. */
    void restart();

    /** SIGSTOP to all of its processes: connections stay open and nobody answers. */
    void pause();

    /** SIGCONT to all of its processes. */
    void resume();
}
