package dev.frontrow.it.browser;

import dev.frontrow.chat.Chat;
import dev.frontrow.chat.gate.CreditGate;
import dev.frontrow.chat.gate.Money;
import dev.frontrow.chat.host.ChatUser;
import dev.frontrow.chat.host.Role;
import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.memory.MemoryChatStore;
import dev.frontrow.chat.servlet.ChatServlet;
import dev.frontrow.chat.servlet.SigningKeys;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.WebResourceRoot;
import org.apache.catalina.startup.Tomcat;
import org.apache.catalina.webresources.DirResourceSet;
import org.apache.catalina.webresources.StandardRoot;
import org.apache.jasper.servlet.JasperInitializer;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.WebContext;
import org.thymeleaf.templateresolver.FileTemplateResolver;
import org.thymeleaf.web.servlet.JakartaServletWebApplication;

/** A server such as a host has, with the pages of {@code docs/web.md}, each as a whole page. Everybody is Ada. */
final class DocPages implements AutoCloseable {

    /** What Thymeleaf and JSP are given; the id is used in all pages. */
    public record Stream(String id, String title) {
        /** JSP's expression language wants a getter. */
        public String getId() {
            return id;
        }
    }

    private static final Stream STREAM = new Stream("launch-day", "Launch day");
    private static final Path PAGES = Path.of("src/test/pages");
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'";

    private final AtomicLong balance = new AtomicLong(100);
    private final Chat chat;
    private final Tomcat tomcat = new Tomcat();

    private DocPages() {
        chat = Chat.builder(
                        MemoryChatStore.create(),
                        (room, user) -> Optional.of(new ChatUser(user, "Ada", Role.MODERATOR)))
                .gate(CreditGate.builder(request -> new Money(balance.get(), "EUR"))
                        .topUpUrl("/wallet")
                        .build())
                .build();
    }

    static DocPages start() {
        DocPages pages = new DocPages();
        try {
            pages.mount();
            pages.tomcat.start();
        } catch (LifecycleException | IOException e) {
            pages.close();
            throw new IllegalStateException("the pages are not served", e);
        }
        return pages;
    }

    String address() {
        return "http://localhost:" + tomcat.getConnector().getLocalPort();
    }

    /** What Ada has in her wallet from now on, in cents. */
    void credit(long cents) {
        balance.set(cents);
        chat.userChanged(new UserId("ada"));
    }

    private void mount() throws IOException {
        tomcat.setBaseDir(Files.createTempDirectory(Path.of("target"), "tomcat").toString());
        tomcat.setPort(0);
        tomcat.getConnector();
        Context web = tomcat.addContext("", PAGES.toAbsolutePath().toString());
        web.addServletContainerInitializer(new JasperInitializer(), null);
        WebResourceRoot files = new StandardRoot(web);
        web.setResources(files);
        folder(files, "/frontrow", "target/packages/node_modules/@frontrow/chat");
        folder(files, "/vue", "target/packages/node_modules/vue/dist");
        folder(files, "/built", "target/built");

        Tomcat.addServlet(
                        web,
                        "chat",
                        ChatServlet.of(chat, request -> Optional.of(new UserId("ada")), SigningKeys.random()))
                .setAsyncSupported(true);
        web.addServletMappingDecoded("/api/*", "chat");
        Tomcat.addServlet(web, "jsp", "org.apache.jasper.servlet.JspServlet");
        web.addServletMappingDecoded("*.jsp", "jsp");
        Tomcat.addServlet(web, "templates", new Templates());
        web.addServletMappingDecoded("/thymeleaf", "templates");
        web.addServletMappingDecoded("/jsp", "templates");
        Tomcat.addServlet(web, "files", "org.apache.catalina.servlets.DefaultServlet");
        web.addServletMappingDecoded("/", "files");
        web.addMimeMapping("html", "text/html;charset=utf-8");
        web.addMimeMapping("js", "text/javascript;charset=utf-8");
        web.addMimeMapping("css", "text/css;charset=utf-8");
    }

    private static void folder(WebResourceRoot files, String mount, String folder) {
        File there = new File(folder).getAbsoluteFile();
        if (!there.isDirectory()) {
            throw new IllegalStateException(folder + " is missing: the build makes it before its integration tests");
        }
        files.addPreResources(new DirResourceSet(files, mount, there.getPath(), "/"));
    }

    @Override
    public void close() {
        chat.close();
        try {
            tomcat.stop();
            tomcat.destroy();
        } catch (LifecycleException e) {
            throw new IllegalStateException("the server does not stop", e);
        }
    }

    /** The pages that a server makes. */
    private static final class Templates extends HttpServlet {

        private static final long serialVersionUID = 1L;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.setContentType("text/html;charset=utf-8");
            response.setHeader("Content-Security-Policy", POLICY);
            if (request.getServletPath().equals("/jsp")) {
                jsp(request, response);
            } else {
                thymeleaf(request, response);
            }
        }

        private static void jsp(HttpServletRequest request, HttpServletResponse response) throws IOException {
            request.setAttribute("stream", STREAM);
            try {
                request.getRequestDispatcher("/stream.jsp").forward(request, response);
            } catch (jakarta.servlet.ServletException e) {
                throw new UncheckedIOException(new IOException(e));
            }
        }

        private void thymeleaf(HttpServletRequest request, HttpServletResponse response) throws IOException {
            FileTemplateResolver resolver = new FileTemplateResolver();
            resolver.setPrefix(PAGES + "/");
            TemplateEngine engine = new TemplateEngine();
            engine.setTemplateResolver(resolver);
            JakartaServletWebApplication application =
                    JakartaServletWebApplication.buildApplication(getServletContext());
            WebContext values = new WebContext(
                    application.buildExchange(request, response), request.getLocale(), Map.of("stream", STREAM));
            engine.process("thymeleaf.html", values, response.getWriter());
        }
    }
}
