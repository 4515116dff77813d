package dev.frontrow.it.jdbc.kill;

import dev.frontrow.chat.Chat;
import dev.frontrow.chat.host.ChatUser;
import dev.frontrow.chat.host.Role;
import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.limit.RateLimit;
import dev.frontrow.chat.servlet.ChatServlet;
import dev.frontrow.chat.servlet.SigningKeys;
import dev.frontrow.chat.settings.ChatSettings;
import dev.frontrow.chat.store.ChatStore;
import dev.frontrow.tck.probe.Request;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** A host with the chat in it, as simple as hosts are: Jetty, one servlet, a store. Everybody is who they say they are, and {@code mod} is the moderator. */
public final class ChatNode implements AutoCloseable {

    /** The path of the only room. */
    public static final String ROOM_PATH = "/api/streams/kill-9";

    /** The same in every life of the server: tokens survive it. */
    private static final byte[] SECRET =
            "the secret of these tests, 32 bytes and more".getBytes(StandardCharsets.US_ASCII);

    private static final RateLimit AS_FAST_AS_THEY_CAN = RateLimit.perSeconds(1_000_000, 1);

    private final Server server = new Server();
    private final Chat chat;
    private final int port;

    private ChatNode(Chat chat, int port) throws Exception {
        this.chat = chat;
        ServerConnector connector = new ServerConnector(server);
        connector.setHost("127.0.0.1");
        connector.setPort(port);
        server.addConnector(connector);
        ServletHolder holder = new ServletHolder(ChatServlet.builder(chat)
                .users(ChatNode::user)
                .keys(SigningKeys.of(SECRET))
                .build());
        holder.setAsyncSupported(true);
        ServletContextHandler context = new ServletContextHandler("/");
        context.addServlet(holder, "/api/*");
        server.setHandler(context);
        server.start();
        this.port = connector.getLocalPort();
    }

    /** A node on that store; 0 for any port. */
    public static ChatNode start(ChatStore store, int port) throws Exception {
        return new ChatNode(
                Chat.builder(store, (room, id) -> Optional.of(person(id)))
                        .settings(ChatSettings.builder()
                                .rate(AS_FAST_AS_THEY_CAN)
                                .directoryTimeout(Duration.ofSeconds(10)) // a machine may be busy
                                .build())
                        .build(),
                port);
    }

    private static ChatUser person(UserId id) {
        return new ChatUser(id, id.value(), id.value().equals("mod") ? Role.MODERATOR : Role.VIEWER);
    }

    private static Optional<UserId> user(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader("X-Test-User")).map(UserId::new);
    }

    /** The request for credentials in the only room. */
    public static Request login(String user) {
        return Request.post(ROOM_PATH + "/chat/token")
                .header("X-Test-User", user)
                .header("Content-Length", "0");
    }

    /** Where it listens. */
    public int port() {
        return port;
    }

    @Override
    public void close() throws Exception {
        chat.close();
        server.stop();
    }
}
