package dev.frontrow.examples.docs;

import dev.frontrow.chat.Chat;
import dev.frontrow.chat.servlet.ChatServlet;
import dev.frontrow.chat.servlet.SigningKeys;
import dev.frontrow.chat.servlet.UserResolver;
import org.eclipse.jetty.ee10.servlet.DefaultServlet;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.resource.ResourceFactory;

/** docs/embedding.md, Jetty. */
final class OnJetty implements Host {

    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server);

    @Override
    public int start(Chat chat, UserResolver users, SigningKeys keys, int port) throws Exception {
        connector.setPort(port);
        connector.setAcceptQueueSize(4096);
        server.addConnector(connector);

        ServletContextHandler context = new ServletContextHandler("/");
        ServletHolder api = new ServletHolder(ChatServlet.of(chat, users, keys));
        api.setAsyncSupported(true);
        context.addServlet(api, "/api/*");

        context.setBaseResource(ResourceFactory.of(context).newClassLoaderResource("META-INF/resources"));
        context.addServlet(DefaultServlet.class, "/");

        server.setHandler(context);
        server.start();
        return connector.getLocalPort();
    }

    @Override
    public void stop(Chat chat) throws Exception {
        chat.close();
        server.stop();
    }
}
