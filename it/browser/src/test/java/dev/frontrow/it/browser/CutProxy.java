package dev.frontrow.it.browser;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The network between a browser and the server, which a test can cut: every connection is reset, and new ones are, until it is mended. */
final class CutProxy implements AutoCloseable {

    private final ServerSocket door;
    private final int target;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private volatile boolean isCut;

    private CutProxy(ServerSocket door, int target) {
        this.door = door;
        this.target = target;
    }

    static CutProxy to(int target) throws IOException {
        CutProxy proxy = new CutProxy(new ServerSocket(0), target);
        proxy.threads.execute(proxy::accept);
        return proxy;
    }

    int port() {
        return door.getLocalPort();
    }

    void cut() {
        isCut = true;
        open.forEach(CutProxy::reset);
        open.clear();
    }

    void mend() {
        isCut = false;
    }

    @Override
    public void close() throws IOException {
        door.close();
        cut();
        threads.shutdownNow();
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
                open.add(client);
                open.add(server);
                // Looked at after both are listed: a cut in between finds them.
                if (isCut) {
                    reset(client);
                    reset(server);
                }
                threads.execute(() -> pump(client, server));
                threads.execute(() -> pump(server, client));
            } catch (IOException closed) {
                // The door was closed: the loop ends. Anything else shows in the browser.
                continue;
            }
        }
    }

    private void pump(Socket from, Socket to) {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] buffer = new byte[8192];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                out.write(buffer, 0, read);
            }
        } catch (IOException cut) {
            // That is what it is for; both ends are closed above.
            return;
        } finally {
            open.remove(from);
            open.remove(to);
        }
    }

    private static void reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (SocketException closed) {
            // It was quicker than we: closed is what it should be.
            return;
        } catch (IOException e) {
            throw new IllegalStateException("a socket that cannot be closed", e);
        }
    }
}
