package dev.frontrow.examples.docs;

import dev.frontrow.chat.Chat;
import dev.frontrow.chat.servlet.ChatServlet;
import dev.frontrow.chat.servlet.SigningKeys;
import dev.frontrow.chat.servlet.UserResolver;
import io.undertow.Handlers;
import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.server.handlers.GracefulShutdownHandler;
import io.undertow.server.handlers.resource.ClassPathResourceManager;
import io.undertow.servlet.Servlets;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.servlet.api.DeploymentManager;
import io.undertow.servlet.api.ServletInfo;
import io.undertow.servlet.util.ImmediateInstanceFactory;
import java.net.InetSocketAddress;
import org.xnio.Options;

/** docs/embedding.md, Undertow. */
final class OnUndertow implements Host {

    private Undertow server;
    private DeploymentManager manager;
    private GracefulShutdownHandler requests;

    @Override
    public int start(Chat chat, UserResolver users, SigningKeys keys, int port) throws Exception {
        ChatServlet servlet = ChatServlet.of(chat, users, keys);
        ServletInfo api = Servlets.servlet("chat", ChatServlet.class, new ImmediateInstanceFactory<>(servlet))
                .addMapping("/api/*")
                .setAsyncSupported(true);

        ClassLoader loader = getClass().getClassLoader();
        DeploymentInfo deployment = Servlets.deployment()
                .setDeploymentName("site")
                .setContextPath("/")
                .setClassLoader(loader)
                .setResourceManager(new ClassPathResourceManager(loader, "META-INF/resources"))
                .addServlet(api);
        manager = Servlets.defaultContainer().addDeployment(deployment);
        manager.deploy();

        requests = Handlers.gracefulShutdown(manager.start());
        server = Undertow.builder()
                .addHttpListener(port, "0.0.0.0")
                .setSocketOption(Options.WRITE_TIMEOUT, 30_000)
                .setServerOption(UndertowOptions.REQUEST_PARSE_TIMEOUT, 10_000)
                .setServerOption(UndertowOptions.NO_REQUEST_TIMEOUT, 60_000)
                .setHandler(requests)
                .build();
        server.start();
        return ((InetSocketAddress) server.getListenerInfo().get(0).getAddress()).getPort();
    }

    @Override
    public void stop(Chat chat) throws Exception {
        chat.close();
        requests.shutdown();
        requests.awaitShutdown(5_000);
        manager.stop();
        server.stop();
    }
}
