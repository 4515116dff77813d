package dev.frontrow.benchmarks.servers;

import io.undertow.Undertow;
import io.undertow.servlet.Servlets;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.servlet.api.DeploymentManager;
import io.undertow.servlet.util.ImmediateInstanceFactory;
import jakarta.servlet.http.HttpServlet;
import java.net.InetSocketAddress;
import org.xnio.Options;

/** Undertow. */
final class UndertowHost implements ServletHost {

    @Override
    public int start(HttpServlet servlet, String mapping, int sendBuffer) throws Exception {
        DeploymentInfo host = Servlets.deployment()
                .setClassLoader(UndertowHost.class.getClassLoader())
                .setContextPath("/")
                .setDeploymentName("measured")
                .addServlet(Servlets.servlet("room", servlet.getClass(), new ImmediateInstanceFactory<>(servlet))
                        .addMapping(mapping)
                        .setAsyncSupported(true));
        DeploymentManager deployment = Servlets.defaultContainer().addDeployment(host);
        deployment.deploy();
        Undertow.Builder builder = Undertow.builder()
                .addHttpListener(0, "127.0.0.1")
                .setSocketOption(Options.BACKLOG, BACKLOG)
                .setHandler(deployment.start());
        if (sendBuffer > 0) {
            builder.setSocketOption(Options.SEND_BUFFER, sendBuffer);
        }
        Undertow server = builder.build();
        server.start();
        return ((InetSocketAddress) server.getListenerInfo().get(0).getAddress()).getPort();
    }
}
