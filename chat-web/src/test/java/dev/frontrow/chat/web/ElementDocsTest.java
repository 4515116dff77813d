package dev.frontrow.chat.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the types of {@code <frontrow-chat>} tell an editor is what docs/web.md tells a reader, and what the sources have. */
class ElementDocsTest {
    private static final Path TYPES = Path.of("src/main/npm/frontrow-chat.d.ts");
    private static final Path DOCS = Path.of("../docs/web.md");

    @Test
    void attributes() throws Exception {
        String table = between(Files.readString(DOCS), "| attribute |", "Who the reader is");
        assertEquals(all("(?m)^\\| `([\\w-]+)` \\|", table), told("attr"));
    }

    @Test
    void events() throws Exception {
        assertEquals(
                all("`(frontrow-[\\w-]+)`, cancelable|'(frontrow-top-up)'", Files.readString(DOCS)), told("event"));
    }

    @Test
    void partsForStyleSheets() throws Exception {
        Set<String> parts = all("`([\\w-]+)`", between(Files.readString(DOCS), "Parts: `header`", "\n\n"));
        assertEquals(parts, told("csspart"));
        Set<String> there = all("part=\"([^\"]+)\"", sources()).stream()
                .flatMap(list -> Stream.of(list.split(", ")))
                .collect(Collectors.toCollection(TreeSet::new));
        parts.removeAll(there);
        assertEquals(Set.of(), parts, "parts that no element has");
    }

    @Test
    void propertiesForStyleSheets() throws Exception {
        Set<String> properties =
                all("`([\\w-]+)`", between(Files.readString(DOCS), "Properties: `--frontrow-`", "Set colours")).stream()
                        .filter(name -> !name.startsWith("--"))
                        .map(name -> "--frontrow-" + name)
                        .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(properties, told("cssprop"));
        Set<String> there = all("var\\((--frontrow-[\\w-]+)", sources());
        all("(?m)^ +'?([\\w-]+)'?: \\[", between(sources(), "export const OPEN:", "};"))
                .forEach(colour -> there.add("--frontrow-" + colour));
        assertEquals(properties, there);
    }

    /** The names after this tag in the documentation of the element. */
    private static Set<String> told(String tag) throws IOException {
        String element = between(Files.readString(TYPES), "`<frontrow-chat>`", "*/");
        Set<String> told = all("@" + tag + " (?:\\{.*} )?([\\w-]+) - ", element);
        assertFalse(told.isEmpty(), tag);
        return told;
    }

    private static Set<String> all(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String between(String text, String start, String end) {
        int from = text.indexOf(start);
        return text.substring(from, text.indexOf(end, from));
    }

    private static String sources() throws IOException {
        StringBuilder sources = new StringBuilder();
        try (Stream<Path> files = Files.walk(Path.of("src/main/ts"))) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                sources.append(Files.readString(file));
            }
        }
        return sources.toString();
    }
}
