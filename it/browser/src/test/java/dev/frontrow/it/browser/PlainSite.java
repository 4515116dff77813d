package dev.frontrow.it.browser;

import dev.frontrow.chat.Chat;
import dev.frontrow.chat.host.ChatUser;
import dev.frontrow.chat.host.Role;
import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.memory.MemoryChatStore;
import dev.frontrow.chat.message.Draft;
import dev.frontrow.chat.servlet.ChatServlet;
import dev.frontrow.chat.servlet.SigningKeys;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/**
 * A site with one page and one room, in which whoever looks is Mo, a moderator. It may have several builds of the chat's files, as there are while servers are upgraded
 * one after the other; they go out as containers send them from jars: dated with a fixed time, and without a word about caching.
 */
final class PlainSite implements AutoCloseable {

    private static final UserId MO = new UserId("mo");
    private static final UserId ZOE = new UserId("zoe");
    private static final Map<UserId, ChatUser> PEOPLE =
            Map.of(MO, new ChatUser(MO, "Mo", Role.MODERATOR), ZOE, new ChatUser(ZOE, "Zoe", Role.VIEWER));
    private static final RoomId ROOM = new RoomId("r");
    private static final long LONG_AGO = 1_577_836_800_000L;
    private static final String PAGE = """
            <!doctype html>
            <html lang="en">
            <script type="module" src="/frontrow/frontrow-chat.js"></script>
            <style>frontrow-chat { height: 90vh }</style>
            <frontrow-chat stream="r" api="/api"></frontrow-chat>
            """;

    private final Server server = new Server(0);
    private final Chat chat = Chat.builder(
                    MemoryChatStore.create(), (room, user) -> Optional.ofNullable(PEOPLE.get(user)))
            .build();
    private final List<String> served = new CopyOnWriteArrayList<>();
    private volatile Function<String, Build> builds = file -> {
        throw new IllegalStateException("no build yet");
    };

    static PlainSite start() throws Exception {
        PlainSite site = new PlainSite();
        site.server.setHandler(site.handler());
        site.server.start();
        return site;
    }

    /** From now on each file comes from the build that this tells. */
    void serve(Function<String, Build> newBuilds) {
        builds = newBuilds;
    }

    /** The files that were sent, in order, each with its build: `frontrow-lit.js current`. */
    List<String> served() {
        return List.copyOf(served);
    }

    void say(String text) {
        chat.send(new Draft(ROOM, ZOE, text)).fold(sent -> sent, refusal -> {
            throw new IllegalStateException("refused: " + refusal);
        });
    }

    String address() {
        return "http://localhost:" + ((ServerConnector) server.getConnectors()[0]).getLocalPort() + "/";
    }

    private ServletContextHandler handler() {
        ServletContextHandler web = new ServletContextHandler();
        ServletHolder api = new ServletHolder(ChatServlet.of(chat, request -> Optional.of(MO), SigningKeys.random()));
        api.setAsyncSupported(true);
        web.addServlet(api, "/api/*");
        web.addServlet(new ServletHolder(new Files()), "/frontrow/*");
        web.addServlet(new ServletHolder(new Page()), "/");
        return web;
    }

    @Override
    public void close() throws Exception {
        chat.close();
        server.stop();
    }

    private final class Files extends HttpServlet {

        private static final long serialVersionUID = 1L;

        @Override
        protected long getLastModified(HttpServletRequest request) {
            return LONG_AGO;
        }

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            String file = request.getPathInfo().substring(1);
            Build build = builds.apply(file);
            byte[] bytes = build.files().get(file);
            if (bytes == null) {
                response.sendError(404);
                return;
            }
            served.add(file + " " + build.name());
            response.setContentType("text/javascript;charset=utf-8");
            response.getOutputStream().write(bytes);
        }
    }

    private static final class Page extends HttpServlet {

        private static final long serialVersionUID = 1L;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.setContentType("text/html;charset=utf-8");
            response.getWriter().write(PAGE);
        }
    }
}
