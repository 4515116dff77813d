package dev.frontrow.examples.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the docs show as Java stands, line by line, in a class of this module, and so compiles. */
class SnippetsTest {

    private static final Path ROOT = Path.of("../..");
    private static final Pattern BLOCK = Pattern.compile("^```java\\R(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE);
    private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:)([^)#]+)(?:#[^)]*)?\\)");

    @Test
    void everyJavaBlockIsCompiled() {
        String compiled =
                files(ROOT.resolve("examples"), ".java").map(SnippetsTest::flat).collect(Collectors.joining());
        List<String> blocks = pages().flatMap(SnippetsTest::blocks).toList();

        assertThat(blocks)
                .hasSizeGreaterThan(10)
                .allSatisfy(block -> assertThat(compiled).contains(block));
    }

    @Test
    void everyLinkBetweenPagesLeadsSomewhere() {
        List<Path> targets = pages().filter(page -> !page.startsWith(ROOT.resolve("docs/spec")))
                .flatMap(SnippetsTest::targets)
                .toList();

        assertThat(targets)
                .hasSizeGreaterThan(10)
                .allSatisfy(target -> assertThat(target).exists());
    }

    private static Stream<Path> targets(Path page) {
        return LINK.matcher(read(page)).results().map(link -> page.resolveSibling(link.group(1)));
    }

    private static Stream<Path> pages() {
        return Stream.concat(
                Stream.of("README.md", "CONTRIBUTING.md", "SECURITY.md").map(ROOT::resolve),
                files(ROOT.resolve("docs"), ".md"));
    }

    private static Stream<String> blocks(Path page) {
        return BLOCK.matcher(read(page)).results().map((MatchResult block) -> flat(block.group(1)));
    }

    private static String flat(Path file) {
        return flat(read(file));
    }

    /** Without indentation and empty lines. */
    private static String flat(String text) {
        return text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining("\n", "\n", "\n"));
    }

    private static Stream<Path> files(Path folder, String ending) {
        try (Stream<Path> found = Files.walk(folder)) {
            return found.filter(file -> file.toString().endsWith(ending)).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
