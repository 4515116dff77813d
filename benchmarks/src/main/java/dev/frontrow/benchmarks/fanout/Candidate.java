package dev.frontrow.benchmarks.fanout;

import java.io.IOException;
import java.util.List;
import java.util.Map;
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
    static final String LIMIT_C = "limit-c";
    static final String NCHAN = "nchan";

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

        /** Starts it, and waits until it listens. */
        RunningServer start(Launch launch) throws IOException;
    }

    /** All that there are; those of programs that may be missing only if they are there. */
    static List<Candidate> all(FanOutOptions options) {
        Stream<Candidate> limit = LimitInC.find().stream()
                .map(c -> new Candidate(LIMIT_C, c::start, port -> new PlainProtocol(Message::encoded)));
        Stream<Candidate> nchan = NginxServer.find(options.nginx()).stream()
                .map(nginx -> new Candidate(NCHAN, nginx::start, port -> new PlainProtocol(Message::json)));
        return Stream.of(limit, java().stream(), nchan)
                .flatMap(Function.identity())
                .toList();
    }

    /** One in Java, which is always there. */
    static Candidate named(String name) {
        return java().stream()
                .filter(candidate -> candidate.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("server: " + name));
    }

    private static List<Candidate> java() {
        return List.of(
                plain(LIMIT, List.of(), Message::encoded),
                frontrow("frontrow-undertow", "frontrow-undertow", List.of()),
                frontrow("frontrow-undertow-unbatched", "frontrow-undertow-unbatched", List.of()),
                frontrow("frontrow-jetty", "frontrow-jetty", List.of()),
                frontrow("frontrow-tomcat", "frontrow-tomcat", List.of()),
                frontrow("frontrow-tomcat-small", "frontrow-tomcat-small", List.of()),
                plain("sketch-undertow", UNDERTOW, Message::encoded),
                plain("sketch-jetty", JETTY, Message::encoded),
                plain("sketch-tomcat", TOMCAT, Message::encoded),
                plain("spring-mvc", SPRING_MVC, Message::json),
                plain("webflux", WEBFLUX, Message::json),
                plain("jersey", JERSEY, Message::json),
                plain("javalin", JAVALIN, Message::json),
                plain("vertx", VERTX, Message::json));
    }

    /** Those that depend on a program, and what is missing where they are. */
    static Map<String, String> optional() {
        return Map.of(
                LIMIT_C, "no C compiler is installed, or this is no Linux", NCHAN, "no nginx with it is installed");
    }

    /**
     * Frontrow on a container.
     *
     * @param kind the name of today's on the same container
     * @param classes those of an older build, or none for today's
     */
    static Candidate frontrow(String name, String kind, List<String> classes) {
        List<String> families = switch (kind) {
            case "frontrow-undertow", "frontrow-undertow-unbatched" -> UNDERTOW;
            case "frontrow-jetty" -> JETTY;
            case "frontrow-tomcat", "frontrow-tomcat-small" -> TOMCAT;
            default -> throw new IllegalArgumentException("kind: " + kind + " (expected: frontrow-…)");
        };
        return new Candidate(
                name, launch -> JavaServer.start(launch, kind, ClassPath.of(families, classes)), FrontrowProtocol::new);
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
                launch -> JavaServer.start(launch, name, ClassPath.of(families, List.of())),
                port -> new PlainProtocol(body));
    }
}
