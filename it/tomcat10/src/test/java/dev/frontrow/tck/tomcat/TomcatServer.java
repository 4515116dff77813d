package dev.frontrow.tck.tomcat;

import dev.frontrow.tck.Container;
import jakarta.servlet.http.HttpServlet;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.Wrapper;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;

/** Tomcat with its defaults, but for buffers, time-outs and the number of threads. */
public final class TomcatServer implements Container {

    private final Tomcat tomcat = new Tomcat();

    @Override
    public String name() {
        return "tomcat10";
    }

    @Override
    public int start(HttpServlet servlet) throws Exception {
        tomcat.setBaseDir("target/tomcat");
        tomcat.setPort(0);
        Connector connector = tomcat.getConnector();
        connector.setProperty("address", "127.0.0.1");
        connector.setProperty("acceptCount", "4096");
        connector.setProperty("maxThreads", Integer.toString(THREADS));
        connector.setProperty("socket.txBufSize", Integer.toString(SEND_BUFFER));
        connector.setProperty("connectionTimeout", Integer.toString(WRITE_TIMEOUT_MILLIS));
        Context context = tomcat.addContext("", null);
        Wrapper wrapper = Tomcat.addServlet(context, "chat", servlet);
        wrapper.setAsyncSupported(true);
        context.addServletMappingDecoded("/api/*", "chat");
        tomcat.start();
        return connector.getLocalPort();
    }

    @Override
    public void close() {
        try {
            tomcat.stop();
            tomcat.destroy();
        } catch (LifecycleException e) {
            throw new IllegalStateException("Tomcat did not stop", e);
        }
    }
}
