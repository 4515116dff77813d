package dev.frontrow.it.modules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.module.ModuleFinder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A host that is a module compiles against the jars as they are published, and runs with them. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class ModulePathIT {

    private static final String CONSUMER = "dev.frontrow.it.consumer";

    /** What a host does not have; the rest of this test's class path is what its chat needs. */
    private static final List<String> OF_TESTS =
            List.of("org.junit", "org.assertj", "org.opentest4j", "org.apiguardian", "net.bytebuddy");

    @TempDir
    private Path classes;

    @Test
    void a_chat_starts_on_the_module_path() throws Exception {
        List<Path> jars = jars();
        compile(jars);

        String path =
                modulePath(Stream.concat(jars.stream(), Stream.of(classes)).toList());
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process process = new ProcessBuilder(java, "-p", path, "-m", CONSUMER + "/" + CONSUMER + ".Main")
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(output).isZero();
        assertThat(output.lines())
                .contains(
                        "sent 1",
                        "module dev.frontrow.chat.core",
                        "module dev.frontrow.chat.memory",
                        "module dev.frontrow.chat.jdbc",
                        "module dev.frontrow.chat.servlet");
    }

    /** The jars of the reactor and those that they need. Folders of classes are not what is published. */
    private static List<Path> jars() {
        List<Path> entries = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .filter(entry -> !entry.endsWith("test-classes") && !entry.endsWith("modules/target/classes"))
                .toList();
        assertThat(entries)
                .as("run this with the phase verify, which has jars to test")
                .allMatch(entry -> entry.toString().endsWith(".jar"));
        return entries.stream().filter(ModulePathIT::isNeeded).toList();
    }

    private static boolean isNeeded(Path jar) {
        String module =
                ModuleFinder.of(jar).findAll().iterator().next().descriptor().name();
        return OF_TESTS.stream().noneMatch(module::startsWith);
    }

    private void compile(List<Path> jars) throws IOException {
        Path sources = Path.of(System.getProperty("basedir", ""), "src", "consumer", "java");
        try (Stream<Path> files = Files.walk(sources)) {
            Stream<String> options = Stream.of("--release", "17", "-d", classes.toString(), "-p", modulePath(jars));
            Stream<String> inputs = files.map(Path::toString).filter(file -> file.endsWith(".java"));
            StringWriter messages = new StringWriter();
            PrintWriter out = new PrintWriter(messages, true);
            int result = ToolProvider.findFirst("javac")
                    .orElseThrow()
                    .run(out, out, Stream.concat(options, inputs).toArray(String[]::new));
            assertThat(result).as(messages.toString()).isZero();
        }
    }

    private static String modulePath(List<Path> entries) {
        return String.join(
                File.pathSeparator, entries.stream().map(Path::toString).toList());
    }
}
