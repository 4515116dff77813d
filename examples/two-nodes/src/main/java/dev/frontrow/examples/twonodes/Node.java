package dev.frontrow.examples.twonodes;

import com.zaxxer.hikari.HikariDataSource;
import dev.frontrow.chat.Chat;
import dev.frontrow.chat.host.Directory;
import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.jdbc.JdbcBackplane;
import dev.frontrow.chat.jdbc.JdbcChatStore;
import dev.frontrow.chat.jdbc.JdbcSchema;
import dev.frontrow.chat.servlet.ChatServlet;
import dev.frontrow.chat.servlet.SigningKeys;
import dev.frontrow.chat.store.ChatStore;
import java.net.URI;
import java.util.Optional;
import org.eclipse.jetty.ee10.servlet.DefaultServlet;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.resource.ResourceFactory;

/** One server: its own pool, store, chat and port. */
record Node(HikariDataSource pool, ChatStore store, Chat chat, Server server) implements AutoCloseable {

    /** Whoever comes to this node is that user: a login for demos only. */
    static Node start(int port, DatabaseOptions database, Directory people, UserId visitor, SigningKeys keys)
            throws Exception {
        HikariDataSource pool = database.pool("node-of-" + visitor);
        try {
            return start(port, pool, people, visitor, keys);
        } catch (Exception e) {
            pool.close();
            throw e;
        }
    }

    private static Node start(int port, HikariDataSource pool, Directory people, UserId visitor, SigningKeys keys)
            throws Exception {
        JdbcSchema.migrate(pool);
        ChatStore store = JdbcChatStore.builder(pool).build();
        Chat chat = Chat.builder(store, people)
                .backplane(JdbcBackplane.create(pool))
                .build();

        ServletContextHandler web = new ServletContextHandler();
        web.addServlet(ChatServlet.of(chat, request -> Optional.of(visitor), keys), "/api/*");
        web.addServlet(DefaultServlet.class, "/");
        ResourceFactory files = ResourceFactory.of(web);
        web.setBaseResource(ResourceFactory.combine(
                files.newClassLoaderResource("web"), files.newClassLoaderResource("META-INF/resources")));

        Server server = new Server(port);
        server.setHandler(web);
        Node node = new Node(pool, store, chat, server);
        try {
            server.start();
            return node;
        } catch (Exception e) {
            node.close();
            throw e;
        }
    }

    URI address() {
        return URI.create("http://localhost:" + ((ServerConnector) server.getConnectors()[0]).getLocalPort() + "/");
    }

    /** First what uses the others: accepted messages are stored before the pool goes. */
    @Override
    public void close() {
        chat.close();
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("the server does not stop", e);
        } finally {
            store.close();
            pool.close();
        }
    }
}
