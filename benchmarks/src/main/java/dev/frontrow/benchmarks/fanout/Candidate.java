package dev.frontrow.benchmarks.fanout;

import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/**
 * A server that can be measured.
 *
 * @param name as it is asked for and told
 * @param starter starts it
 * @param protocol what it understands, when it listens on a port
 */
record Candidate(String name, Starter starter, IntFunction<Protocol> protocol) {

    static final String LIMIT = "limit";

    private static final List<String> UNDERTOW = List.of("io/undertow/", "org/jboss/", "org/wildfly/", "io/smallrye/");
    private static final List<String> JETTY = List.of("org/eclipse/jetty/ee11/", "org/eclipse/jetty/");
    private static final List<String> TOMCAT = List.of("org/apache/tomcat/");
    private static final List<String> SPRING_MVC =
            List.of("org/apache/tomcat/", "org/springframework/", "io/micrometer/");
    private static final List<String> WEBFLUX =
            List.of("org/springframework/", "io/micrometer/", "io/projectreactor/", "io/netty/");
    private static final List<String> JERSEY =
            List.of("org/glassfish/", "org/eclipse/jetty/ee11/", "org/eclipse/jetty/");
    private static final List<String> JAVALIN =
            List.of("io/javalin/", "org/jetbrains/", "org/eclipse/jetty/ee10/", "org/eclipse/jetty/");
    private static final List<String> VERTX = List.of("io/vertx/", "io/netty/");

    /** Starts a server. */
    @FunctionalInterface
    interface Starter {

        /**
         * Starts it.
         *
         * @param sendBuffer the size of a connection's send buffer in the kernel, in bytes; 0 leaves it to the system
         */
        RunningServer start(int sendBuffer) throws IOException;
    }

    /** All that there are; nchan only if it is installed. */
    static List<Candidate> all(FanOutOptions options) {
        List<Candidate> here = List.of(
                plain(LIMIT, List.of(), Message::encoded),
                frontrow("frontrow-undertow", "frontrow-undertow", List.of()),
                frontrow("frontrow-jetty", "frontrow-jetty", List.of()),
                frontrow("frontrow-tomcat", "frontrow-tomcat", List.of()),
                plain("sketch-undertow", UNDERTOW, Message::encoded),
                plain("sketch-jetty", JETTY, Message::encoded),
                plain("sketch-tomcat", TOMCAT, Message::encoded),
                plain("spring-mvc", SPRING_MVC, Message::json),
                plain("webflux", WEBFLUX, Message::json),
                plain("jersey", JERSEY, Message::json),
                plain("javalin", JAVALIN, Message::json),
                plain("vertx", VERTX, Message::json));
        return Stream.concat(
                        here.stream(),
                        NginxServer.find(options.nginx())
                                .map(nginx ->
                                        new Candidate("nchan", nginx::start, port -> new PlainProtocol(Message::json)))
                                .stream())
                .toList();
    }

    /**
     * Frontrow on a container.
     *
     * @param kind the name of today's on the same container
     * @param classes those of an older build, or none for today's
     */
    static Candidate frontrow(String name, String kind, List<String> classes) {
        List<String> families = switch (kind) {
            case "frontrow-undertow" -> UNDERTOW;
            case "frontrow-jetty" -> JETTY;
            case "frontrow-tomcat" -> TOMCAT;
            default -> throw new IllegalArgumentException("kind: " + kind + " (expected: frontrow-…)");
        };
        return new Candidate(
                name,
                sendBuffer -> JavaServer.start(name, kind, ClassPath.of(families, classes), sendBuffer),
                FrontrowProtocol::new);
    }

    /**
     * A servlet beside which a POST is measured; see {@link PostCost}.
     *
     * @param kind {@code bare}, {@code plain}
     */
    static Candidate post(String kind, String container) {
        List<String> families = switch (container) {
            case "undertow" -> UNDERTOW;
            case "jetty" -> JETTY;
            case "tomcat" -> TOMCAT;
            default ->
                throw new IllegalArgumentException(
                        "container: " + container + " (expected: undertow, jetty or tomcat)");
        };
        return plain(kind + "-" + container, families, Message::draft);
    }

    private static Candidate plain(String name, List<String> families, Function<Message, byte[]> body) {
        return new Candidate(
                name,
                sendBuffer -> JavaServer.start(name, name, ClassPath.of(families, List.of()), sendBuffer),
                port -> new PlainProtocol(body));
    }
}
