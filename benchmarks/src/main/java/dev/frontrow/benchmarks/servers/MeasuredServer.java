package dev.frontrow.benchmarks.servers;

/** A server that can be measured: one room, streams of Server-Sent Events, and a request that sends to all of them. */
@FunctionalInterface
interface MeasuredServer {

    /**
     * Starts on the loopback interface and goes on until the process ends.
     *
     * @param sendBuffer the size of a connection's send buffer in the kernel, in bytes; 0 leaves it to the system
     * @return the port it listens on
     */
    int start(int sendBuffer) throws Exception;
}
