package dev.frontrow.benchmarks.servers;

import jakarta.servlet.http.HttpServlet;
import java.nio.file.Path;
import org.apache.catalina.Context;
import org.apache.catalina.Wrapper;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.apache.coyote.http11.Http11NioProtocol;

/** Tomcat; of itself it takes 8,192 connections only. */
final class TomcatHost implements ServletHost {

    private static final int MAX_CONNECTIONS = 100_000;

    private final boolean small;

    /**
     * A host.
     *
     * @param small whether its buffers are as docs/embedding.md says; otherwise they are its defaults
     */
    TomcatHost(boolean small) {
        this.small = small;
    }

    @Override
    public int start(HttpServlet servlet, String mapping, int sendBuffer) throws Exception {
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(Path.of("tomcat").toAbsolutePath().toString());
        Connector connector = small ? smallBuffers() : new Connector();
        connector.setPort(0);
        tomcat.setConnector(connector);
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

    private static Connector smallBuffers() {
        Connector connector = new Connector(new Http11NioProtocol() {
            @Override
            public int getDesiredBufferSize() {
                return 1024;
            }
        });
        connector.setProperty("socket.appReadBufSize", "1024");
        connector.setProperty("socket.appWriteBufSize", "2048");
        connector.setProperty("maxHttpRequestHeaderSize", "4096");
        connector.setProperty("maxHttpResponseHeaderSize", "2048");
        return connector;
    }
}
