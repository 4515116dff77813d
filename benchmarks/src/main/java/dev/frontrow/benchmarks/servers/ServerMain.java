package dev.frontrow.benchmarks.servers;

import dev.frontrow.benchmarks.ClassHistogram;
import dev.frontrow.benchmarks.Heap;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One measured server in a JVM of its own. It prints {@code port <number>}; to the line {@code heap} it answers {@code
 * heap <bytes>}, what is left after a full collection, and to {@code own} what objects of the library's classes take of
 * it; to {@code compilation} it answers {@code compilation <milliseconds>}, how long the compiler has worked; and it
 * ends with its input, so that it never outlives whoever started it.
 */
public final class ServerMain {

    private static final Logger LOG = LoggerFactory.getLogger(ServerMain.class);
    private static final String LIBRARY = "dev.frontrow.chat.";

    private ServerMain() {}

    /**
     * Starts the server.
     *
     * @param arguments the kind of server, and the size of the send buffers in bytes (0: the system's)
     */
    public static void main(String[] arguments) {
        PrintStream answers = System.out;
        System.setOut(System.err); // what a server prints is no answer
        int status = 1;
        try {
            int port = server(arguments[0]).start(Integer.parseInt(arguments[1]));
            answers.println("port " + port);
            answer(answers);
            status = 0;
        } catch (Exception | LinkageError e) {
            LOG.error("{} failed", arguments[0], e);
        }
        Runtime.getRuntime().halt(status); // at once, whatever the server's threads are at
    }

    private static void answer(PrintStream answers) throws IOException {
        BufferedReader questions = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = questions.readLine(); line != null; line = questions.readLine()) {
            if (line.equals("heap")) {
                answers.println("heap " + Heap.liveBytes());
            } else if (line.equals("own")) {
                answers.println("own " + ClassHistogram.take().bytesOf(LIBRARY));
            } else if (line.equals("compilation")) {
                answers.println("compilation "
                        + ManagementFactory.getCompilationMXBean().getTotalCompilationTime());
            }
        }
    }

    private static MeasuredServer server(String kind) throws IOException {
        return switch (kind) {
            case "limit" -> new LimitServer();
            case "frontrow-undertow" -> new FrontrowServer(new UndertowHost());
            case "frontrow-undertow-unbatched" -> new FrontrowServer(new UndertowHost(), false);
            case "frontrow-jetty" -> new FrontrowServer(new JettyHost());
            case "frontrow-tomcat" -> new FrontrowServer(new TomcatHost(false));
            case "frontrow-tomcat-small" -> new FrontrowServer(new TomcatHost(true));
            case "sketch-undertow" -> new SketchServer(new UndertowHost());
            case "sketch-jetty" -> new SketchServer(new JettyHost());
            case "sketch-tomcat" -> new SketchServer(new TomcatHost(false));
            case "bare-undertow" -> new BarePostServer(new UndertowHost());
            case "bare-jetty" -> new BarePostServer(new JettyHost());
            case "bare-tomcat" -> new BarePostServer(new TomcatHost(false));
            case "plain-undertow" -> new PlainSendServer(new UndertowHost());
            case "plain-jetty" -> new PlainSendServer(new JettyHost());
            case "plain-tomcat" -> new PlainSendServer(new TomcatHost(false));
            case "spring-mvc" -> new SpringMvcServer();
            case "webflux" -> new WebFluxServer();
            case "jersey" -> new JerseyServer();
            case "javalin" -> new JavalinServer();
            case "vertx" -> new VertxServer();
            default -> throw new IllegalArgumentException("server: " + kind);
        };
    }
}
