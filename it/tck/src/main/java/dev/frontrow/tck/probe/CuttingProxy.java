package dev.frontrow.tck.probe;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * A network that fails: it carries bytes to a server and back, and cuts each connection as its plan says, on both sides at once. It also makes the wait that
 * {@code retry} asks for short (the first three digits become zero), so that a client that obeys it can be cut hundreds of times in seconds.
 */
public final class CuttingProxy implements AutoCloseable {

    /** How a connection is cut. */
    public enum Cut {
        /** Ended in order, as a proxy does that was told to stop. */
        FIN,
        /** Reset, as a network does that has forgotten the connection. */
        RST
    }

    /**
     * What happens to one connection.
     *
     * @param afterBytes it is cut when so many bytes of the answer were carried; most likely in the middle of an event
     * @param how the cut
     */
    public record Plan(long afterBytes, Cut how) {

        /** Never cut. */
        public static Plan none() {
            return new Plan(Long.MAX_VALUE, Cut.FIN);
        }
    }

    private final ServerSocket listener;
    private final int target;
    private final Supplier<Plan> plans;
    private final Set<Link> links = ConcurrentHashMap.newKeySet();
    private final AtomicInteger cuts = new AtomicInteger();

    /** A proxy before a port of this machine. Each new connection asks for its plan. */
    public CuttingProxy(int target, Supplier<Plan> plans) {
        this.target = target;
        this.plans = plans;
        try {
            this.listener = new ServerSocket();
            listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 256);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start(this::acceptAll);
    }

    /** Where it listens. */
    public int port() {
        return listener.getLocalPort();
    }

    /** How many connections it has cut. */
    public int cuts() {
        return cuts.get();
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "cutting-proxy");
        thread.setDaemon(true);
        thread.start();
    }

    private void acceptAll() {
        try {
            while (!listener.isClosed()) {
                Socket client = listener.accept();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
                client.setTcpNoDelay(true);
                server.setTcpNoDelay(true);
                Link link = new Link(client, server, plans.get());
                links.add(link);
                start(link::upstream);
                start(link::downstream);
            }
        } catch (IOException e) {
            if (!listener.isClosed()) {
                throw new UncheckedIOException("the proxy cannot accept", e);
            }
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Link link : links) {
            link.close();
        }
    }

    /** One connection and its other half. Reading or writing fails as soon as either end is gone; that is the end of both. */
    private final class Link implements Closeable {

        private final Socket client;
        private final Socket server;
        private final Plan plan;
        private final RetryShortener shortener = new RetryShortener();

        Link(Socket client, Socket server, Plan plan) {
            this.client = client;
            this.server = server;
            this.plan = plan;
        }

        void upstream() {
            try (this) {
                client.getInputStream().transferTo(server.getOutputStream());
            } catch (IOException gone) {
                links.remove(this);
            }
        }

        void downstream() {
            byte[] buffer = new byte[4096];
            long left = plan.afterBytes();
            try (this) {
                InputStream in = server.getInputStream();
                OutputStream out = client.getOutputStream();
                while (left > 0) {
                    int count = in.read(buffer, 0, (int) Math.min(buffer.length, left));
                    if (count < 0) {
                        return;
                    }
                    shortener.shorten(buffer, count);
                    out.write(buffer, 0, count);
                    left -= count;
                }
                cut();
            } catch (IOException gone) {
                links.remove(this);
            }
        }

        private void cut() throws IOException {
            cuts.incrementAndGet();
            if (plan.how() == Cut.RST) {
                client.setSoLinger(true, 0);
                server.setSoLinger(true, 0);
            }
        }

        @Override
        public void close() throws IOException {
            links.remove(this);
            client.close();
            server.close();
        }
    }
}
