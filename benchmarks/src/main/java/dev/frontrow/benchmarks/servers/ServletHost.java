package dev.frontrow.benchmarks.servers;

import jakarta.servlet.http.HttpServlet;

/** A servlet container with its defaults, but for the number of connections that it takes. */
@FunctionalInterface
interface ServletHost {

    /** Connections that may wait to be accepted. */
    int BACKLOG = 4096;

    /**
     * Starts with one servlet, which may be asynchronous.
     *
     * @param mapping the servlet's URL pattern
     * @param sendBuffer as in {@link MeasuredServer#start}
     * @return the port it listens on
     */
    int start(HttpServlet servlet, String mapping, int sendBuffer) throws Exception;
}
