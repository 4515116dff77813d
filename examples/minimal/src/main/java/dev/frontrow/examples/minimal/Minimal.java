package dev.frontrow.examples.minimal;

import dev.frontrow.chat.Chat;
import dev.frontrow.chat.host.ChatUser;
import dev.frontrow.chat.host.Directory;
import dev.frontrow.chat.host.Role;
import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.memory.MemoryChatStore;
import dev.frontrow.chat.servlet.ChatServlet;
import dev.frontrow.chat.servlet.SigningKeys;
import dev.frontrow.chat.servlet.UserResolver;
import java.util.Optional;
import org.eclipse.jetty.ee10.servlet.DefaultServlet;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.resource.ResourceFactory;

public final class Minimal {
    public static void main(String[] args) throws Exception {
        // Your users and your login go here. These make a guest of every browser.
        Directory people = (room, id) -> Optional.of(new ChatUser(id, id.value(), Role.VIEWER));
        UserResolver login = request -> Optional.of(new UserId(
                "guest-" + Integer.toHexString(request.getSession().getId().hashCode())));

        Chat chat = Chat.builder(MemoryChatStore.create(), people).build();
        ServletContextHandler web = new ServletContextHandler(ServletContextHandler.SESSIONS);
        web.addServlet(ChatServlet.of(chat, login, SigningKeys.random()), "/api/*");
        web.addServlet(DefaultServlet.class, "/");
        ResourceFactory files = ResourceFactory.of(web);
        web.setBaseResource(ResourceFactory.combine(
                files.newClassLoaderResource("web"), files.newClassLoaderResource("META-INF/resources")));

        Server server = new Server(8080);
        server.setHandler(web);
        server.setStopAtShutdown(true);
        server.start();
        System.out.println("http://localhost:8080");
    }
}
