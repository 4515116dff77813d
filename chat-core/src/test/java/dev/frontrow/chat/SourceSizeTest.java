package dev.frontrow.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One idea per file. */
class SourceSizeTest {

    private static final int LONGEST = 250;
    private static final int LONGEST_TEST = 500;
    private static final int MEDIAN = 100;

    @ParameterizedTest
    @ValueSource(strings = {"chat-core", "chat-memory-store", "chat-jdbc-store", "chat-servlet-adapter"})
    void filesAreShort(String module) throws IOException {
        List<Path> sources = sources(Path.of("..", module, "src", "main", "java"));
        assertNoneIsLonger(sources, LONGEST);
        List<Long> sorted = sources.stream().map(SourceSizeTest::lines).sorted().toList();
        assertThat(sorted.get(sorted.size() / 2)).as("median").isLessThan(MEDIAN);
    }

    @Test
    void filesOfTestsAreShort() throws IOException {
        assertNoneIsLonger(sources(Path.of("src", "test", "java")), LONGEST_TEST);
    }

    private static void assertNoneIsLonger(List<Path> sources, int longest) {
        assertThat(sources)
                .hasSizeGreaterThan(10)
                .allSatisfy(file -> assertThat(lines(file)).as(file.toString()).isLessThanOrEqualTo(longest));
    }

    private static List<Path> sources(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.endsWith("package-info.java"))
                    .toList();
        }
    }

    private static long lines(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
