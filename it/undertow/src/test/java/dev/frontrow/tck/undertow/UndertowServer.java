package dev.frontrow.tck.undertow;

import dev.frontrow.tck.Container;
import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.servlet.Servlets;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.servlet.api.DeploymentManager;
import io.undertow.servlet.api.ServletInfo;
import io.undertow.servlet.util.ImmediateInstanceFactory;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import java.net.InetSocketAddress;
import org.xnio.Options;

/** Undertow 2.3 with its defaults, but for buffers, time-outs and the number of threads. */
public final class UndertowServer implements Container {

    private DeploymentManager deployment;
    private Undertow server;

    @Override
    public String name() {
        return "undertow";
    }

    @Override
    public int start(HttpServlet servlet) throws Exception {
        ServletInfo chat = Servlets.servlet("chat", servlet.getClass(), new ImmediateInstanceFactory<>(servlet))
                .addMapping("/api/*")
                .setAsyncSupported(true);
        DeploymentInfo host = Servlets.deployment()
                .setClassLoader(UndertowServer.class.getClassLoader())
                .setContextPath("/")
                .setDeploymentName("host")
                .addServlet(chat);
        deployment = Servlets.defaultContainer().addDeployment(host);
        deployment.deploy();
        server = Undertow.builder()
                .addHttpListener(0, "127.0.0.1")
                .setWorkerThreads(THREADS)
                .setSocketOption(Options.BACKLOG, 4096)
                .setSocketOption(Options.SEND_BUFFER, SEND_BUFFER)
                .setSocketOption(Options.WRITE_TIMEOUT, WRITE_TIMEOUT_MILLIS)
                .setServerOption(UndertowOptions.REQUEST_PARSE_TIMEOUT, WRITE_TIMEOUT_MILLIS)
                .setServerOption(UndertowOptions.NO_REQUEST_TIMEOUT, 60_000)
                .setHandler(deployment.start())
                .build();
        server.start();
        return ((InetSocketAddress) server.getListenerInfo().get(0).getAddress()).getPort();
    }

    @Override
    public void close() {
        server.stop();
        try {
            deployment.stop();
        } catch (ServletException e) {
            throw new IllegalStateException("Undertow did not stop", e);
        }
        deployment.undeploy();
    }
}
