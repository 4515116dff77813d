package dev.frontrow.it.browser;

import dev.frontrow.chat.Chat;
import dev.frontrow.chat.host.ChatUser;
import dev.frontrow.chat.host.Role;
import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.memory.MemoryChatStore;
import dev.frontrow.chat.message.Body;
import dev.frontrow.chat.message.ChatMessage;
import dev.frontrow.chat.message.Draft;
import dev.frontrow.chat.message.MessageId;
import dev.frontrow.chat.moderation.ModerationAction;
import dev.frontrow.chat.moderation.ModerationRequest;
import dev.frontrow.chat.result.Result;
import dev.frontrow.chat.result.Sent;
import dev.frontrow.chat.servlet.ChatServlet;
import dev.frontrow.chat.servlet.SigningKeys;
import dev.frontrow.chat.settings.ChatSettings;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.ee10.servlet.DefaultServlet;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.resource.ResourceFactory;
import org.jspecify.annotations.Nullable;

/** A server whose people are called whatever a test wants, with one page under the strictest policy. Whoever looks at it is Me. */
final class HostileRoom implements AutoCloseable {

    static final UserId ME = new UserId("me");

    private static final RoomId ROOM = new RoomId("r");
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; require-trusted-types-for 'script'; trusted-types frontrow";

    private final Map<UserId, ChatUser> people = new ConcurrentHashMap<>();
    private final Server server = new Server(0);
    private final Chat chat;

    private HostileRoom(int messages) {
        chat = Chat.builder(
                        MemoryChatStore.builder()
                                .maxMessagesPerRoom(messages)
                                .maxBytes(256L << 20)
                                .build(),
                        (room, user) -> Optional.ofNullable(people.get(user)))
                .settings(ChatSettings.builder().maxLength(4000).build())
                .build();
        people.put(ME, new ChatUser(ME, "Me", Role.VIEWER));
    }

    static HostileRoom start(int messages) throws Exception {
        HostileRoom room = new HostileRoom(messages);
        room.server.setHandler(room.site());
        room.server.start();
        return room;
    }

    String address() {
        return "http://localhost:" + ((ServerConnector) server.getConnectors()[0]).getLocalPort();
    }

    /** Somebody of this name and these badges says something. Empty: the server does not take that text. */
    Optional<ChatMessage> say(String user, String name, List<String> badges, String text, @Nullable MessageId replyTo) {
        UserId id = new UserId(user);
        people.put(id, new ChatUser(id, name, Role.VIEWER, badges));
        Result<Sent> sent = chat.send(new Draft(ROOM, id, text, replyTo, null));
        return sent.fold(accepted -> Optional.of(accepted.message()), refused -> Optional.empty());
    }

    static String text(ChatMessage message) {
        return ((Body.Text) message.body()).text();
    }

    void mute(String reason) {
        Result<?> muted = chat.moderate(
                ModerationRequest.byHost(ROOM, new ModerationAction.Mute(ME, java.time.Duration.ofHours(1)), reason));
        if (muted instanceof Result.Refused<?> refused) {
            throw new IllegalStateException("not muted: " + refused.refusal());
        }
    }

    private ServletContextHandler site() {
        ServletContextHandler web = new ServletContextHandler();
        web.addFilter(new Policy(), "/*", EnumSet.of(DispatcherType.REQUEST));
        ServletHolder api = new ServletHolder(ChatServlet.of(chat, request -> Optional.of(ME), SigningKeys.random()));
        api.setAsyncSupported(true);
        web.addServlet(api, "/api/*");
        web.addServlet(DefaultServlet.class, "/");
        ResourceFactory files = ResourceFactory.of(web);
        web.setBaseResource(ResourceFactory.combine(
                files.newClassLoaderResource("hostile"), files.newClassLoaderResource("META-INF/resources")));
        return web;
    }

    @Override
    public void close() throws Exception {
        chat.close();
        server.stop();
    }

    private static final class Policy extends HttpFilter {

        private static final long serialVersionUID = 1L;

        @Override
        protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws IOException, ServletException {
            response.setHeader("Content-Security-Policy", POLICY);
            chain.doFilter(request, response);
        }
    }
}
