package dev.frontrow.benchmarks.fanout;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What this process was started with, and the part of it that one server needs: servers and frameworks of others are
 * left out, because they bring classes of the same names, and more of them than the server would have alone.
 */
public final class ClassPath {

    /** What only some servers need, by its place in a Maven repository. */
    private static final List<String> FAMILIES = List.of(
            "org/eclipse/jetty/ee11/",
            "org/eclipse/jetty/ee10/",
            "org/eclipse/jetty/",
            "org/apache/tomcat/",
            "io/undertow/",
            "org/jboss/",
            "org/wildfly/",
            "io/smallrye/",
            "org/springframework/",
            "io/micrometer/",
            "io/projectreactor/",
            "io/netty/",
            "io/vertx/",
            "io/javalin/",
            "org/jetbrains/",
            "org/glassfish/");

    /** The library's own modules, which an older build takes the place of. */
    private static final List<String> LIBRARY = List.of("chat-core", "chat-memory-store", "chat-servlet-adapter");

    private ClassPath() {}

    /**
     * The class path of a server.
     *
     * @param families those of {@link #FAMILIES} that it needs
     * @param older what takes the place of the library's modules; empty for today's
     */
    public static String of(List<String> families, List<String> older) {
        List<String> taken = own().stream()
                .filter(entry -> isTaken(entry.replace(File.separatorChar, '/'), families))
                .filter(entry -> older.isEmpty() || !isLibrary(entry.replace(File.separatorChar, '/')))
                .collect(Collectors.toCollection(ArrayList::new));
        taken.addAll(0, older);
        return String.join(File.pathSeparator, taken);
    }

    /** A class path as it is written, or {@code @} and a file that has one. */
    static List<String> parse(String written) throws IOException {
        String list = written.startsWith("@") ? Files.readString(Path.of(written.substring(1))) : written;
        List<String> entries = Stream.of(list.split("[" + File.pathSeparator + "\\s]+", -1))
                .filter(entry -> !entry.isBlank())
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .toList();
        for (String entry : entries) {
            if (!Files.exists(Path.of(entry))) {
                throw new IllegalArgumentException("class path: no " + entry);
            }
        }
        return entries;
    }

    private static boolean isTaken(String entry, List<String> families) {
        return FAMILIES.stream()
                .filter(family -> entry.contains("/" + family))
                .findFirst()
                .map(families::contains)
                .orElse(true);
    }

    private static boolean isLibrary(String entry) {
        return LIBRARY.stream()
                .anyMatch(module -> entry.contains("/" + module + "/target/classes")
                        || entry.contains("/dev/frontrow/" + module + "/"));
    }

    /** Maven runs this in a class loader of its own, and then the property does not say everything. */
    private static List<String> own() {
        if (ClassPath.class.getClassLoader() instanceof URLClassLoader loader) {
            return Stream.of(loader.getURLs()).map(ClassPath::path).toList();
        }
        return List.of(System.getProperty("java.class.path", "").split(File.pathSeparator, -1));
    }

    private static String path(URL url) {
        try {
            return Path.of(url.toURI()).toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("class path: " + url, e);
        }
    }
}
