package dev.frontrow.examples.docs;

import dev.frontrow.chat.Chat;
import dev.frontrow.chat.servlet.ChatServlet;
import dev.frontrow.chat.servlet.SigningKeys;
import dev.frontrow.chat.servlet.UserResolver;
import java.net.URL;
import java.nio.file.Files;
import org.apache.catalina.Context;
import org.apache.catalina.WebResourceRoot.ResourceSetType;
import org.apache.catalina.Wrapper;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.servlets.DefaultServlet;
import org.apache.catalina.startup.Tomcat;
import org.apache.catalina.webresources.StandardRoot;
import org.apache.coyote.http11.Http11NioProtocol;

/** docs/embedding.md, Tomcat. */
final class OnTomcat implements Host {

    private final Tomcat tomcat = new Tomcat();

    /** As Tomcat comes. */
    OnTomcat() {}

    /** With a connector of one's own. */
    OnTomcat(Connector connector) {
        tomcat.setConnector(connector);
    }

    static Connector smallBuffers() {
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

    @Override
    public int start(Chat chat, UserResolver users, SigningKeys keys, int port) throws Exception {
        tomcat.setBaseDir(Files.createTempDirectory("tomcat").toString());
        tomcat.setPort(port);
        tomcat.getConnector().setPort(port);
        tomcat.getConnector().setProperty("acceptCount", "4096");

        Context context = tomcat.addContext("", null);
        Wrapper api = Tomcat.addServlet(context, "chat", ChatServlet.of(chat, users, keys));
        api.setAsyncSupported(true);
        context.addServletMappingDecoded("/api/*", "chat");

        URL element = getClass().getResource("/META-INF/resources/frontrow/frontrow-chat.js");
        StandardRoot files = new StandardRoot(context);
        files.createWebResourceSet(
                ResourceSetType.RESOURCE_JAR, "/", new URL(element, "../../../"), "/META-INF/resources");
        context.setResources(files);
        Tomcat.addServlet(context, "files", new DefaultServlet());
        context.addServletMappingDecoded("/", "files");
        context.addMimeMapping("js", "text/javascript");

        tomcat.start();
        return tomcat.getConnector().getLocalPort();
    }

    @Override
    public void stop(Chat chat) throws Exception {
        chat.close();
        tomcat.stop();
    }
}
