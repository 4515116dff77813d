package dev.frontrow.benchmarks.fanout;

import java.io.IOException;
import java.time.Duration;

/** A server in a process of its own. Closing it ends the process. */
interface RunningServer extends AutoCloseable {

    int port();

    long pid();

    /** What it keeps on its heap after a full collection, in bytes; NaN for one without a collector. */
    double liveHeapBytes() throws IOException;

    /** How long its compiler has worked so far; zero for one that was compiled before. */
    Duration compilation() throws IOException;

    /** What objects of the library's own classes take on its heap, in bytes, without what they refer to. */
    double ownHeapBytes() throws IOException;

    @Override
    void close();
}
