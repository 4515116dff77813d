package dev.frontrow.tck;

import jakarta.servlet.http.HttpServlet;
import java.util.ServiceLoader;

/** Implemented by container modules: one embedded servlet container, started once. Found as a service. */
public interface Container extends AutoCloseable {

    /**
     * The size of a connection's send buffer, in bytes. Left alone, Linux lets it grow to megabytes for somebody who does not read, and a stall is noticed only
     * when it is full.
     */
    int SEND_BUFFER = 64 * 1024;

    /**
     * How long a write may be pending until the container drops the connection, in milliseconds. A servlet can end a response, but only the container can drop
     * what it has written and nobody reads; Undertow does so only when told to.
     */
    int WRITE_TIMEOUT_MILLIS = 8000;

    /**
     * At most this many threads serve requests: a fraction of the containers' defaults, so that a hundred clients are
     * more than there are threads. {@code -Dfrontrow.threads=200} for as many as containers have by default, and as many
     * more clients.
     */
    int THREADS = Integer.getInteger("frontrow.threads", 48);

    /** Its name in reports. */
    String name();

    /** Starts with the servlet at {@code /api/*}, asynchronous, on a free port of the loopback interface, with room for 4096 connections that wait to be accepted. */
    int start(HttpServlet servlet) throws Exception;

    /** Stops, and gives back what it holds. */
    @Override
    void close();

    /** A new container of the kind on this class path. */
    static Container fresh() {
        return ServiceLoader.load(Container.class)
                .findFirst()
                .orElseThrow(
                        () -> new IllegalStateException("no dev.frontrow.tck.Container service on the class path"));
    }
}
