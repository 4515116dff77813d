package dev.frontrow.benchmarks.servers;

import jakarta.servlet.http.HttpServlet;
import java.nio.file.Path;
import org.apache.catalina.Context;
import org.apache.catalina.Wrapper;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;

/** Tomcat; of itself it takes 8,192 connections only. */
final class TomcatHost implements ServletHost {

    private static final int MAX_CONNECTIONS = 100_000;

    @Override
    public int start(HttpServlet servlet, String mapping, int sendBuffer) throws Exception {
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(Path.of("tomcat").toAbsolutePath().toString());
        tomcat.setPort(0);
        Connector connector = tomcat.getConnector();
        connector.setProperty("address", "127.0.0.1");
        connector.setProperty("acceptCount", Integer.toString(BACKLOG));
        connector.setProperty("maxConnections", Integer.toString(MAX_CONNECTIONS));
        if (sendBuffer > 0) {
            connector.setProperty("socket.txBufSize", Integer.toString(sendBuffer));
        }
        Context context = tomcat.addContext("", null);
        Wrapper wrapper = Tomcat.addServlet(context, "room", servlet);
        wrapper.setAsyncSupported(true);
        wrapper.addMapping(mapping);
        tomcat.start();
        return connector.getLocalPort();
    }
}
