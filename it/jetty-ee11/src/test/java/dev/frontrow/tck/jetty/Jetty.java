package dev.frontrow.tck.jetty;

import dev.frontrow.tck.Container;
import jakarta.servlet.http.HttpServlet;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Jetty 12.1 with its defaults, but for buffers, time-outs and the number of threads. */
public final class Jetty implements Container {

    private static final Logger LOG = LoggerFactory.getLogger(Jetty.class);

    /**
     * For connections that are just going. Without it Jetty 12.1.14 closes them while others of its threads write to
     * them, and its selector then waits for ever for a write that it would have to end itself (HttpConnection.close,
     * cancelSend); seen when 96 clients had vanished the moment before.
     */
    private static final long STOP_MILLIS = 1000;

    private final Server server = new Server(new QueuedThreadPool(THREADS));

    @Override
    public String name() {
        return "jetty-ee11";
    }

    @Override
    public int start(HttpServlet servlet) throws Exception {
        ServerConnector connector = new ServerConnector(server);
        connector.setHost("127.0.0.1");
        connector.setAcceptQueueSize(4096);
        connector.setAcceptedSendBufferSize(SEND_BUFFER);
        connector.setIdleTimeout(WRITE_TIMEOUT_MILLIS);
        server.addConnector(connector);
        ServletHolder holder = new ServletHolder(servlet);
        holder.setAsyncSupported(true);
        ServletContextHandler context = new ServletContextHandler("/");
        context.addServlet(holder, "/api/*");
        server.setHandler(context);
        server.setStopTimeout(STOP_MILLIS);
        server.start();
        return connector.getLocalPort();
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (TimeoutException connectionsLeft) {
            LOG.debug("some connections were not going by themselves, and have been closed", connectionsLeft);
        } catch (Exception e) {
            throw new IllegalStateException("Jetty did not stop", e);
        }
    }
}
