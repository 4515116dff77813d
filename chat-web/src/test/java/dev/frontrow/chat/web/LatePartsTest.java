package dev.frontrow.chat.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Browsers remember an import that failed; {@code late-part.ts} asks for a late part under another address, but cannot do so for what that imports.
 * So a late part may import only what its page has from the start. ({@code frontrow-react.js} loads the whole chat late, so that it can be rendered on a
 * server; it is made for bundlers, which load it their own way.)
 */
class LatePartsTest {
    private static final Pattern STATIC = Pattern.compile("(?:from|import)\\s*\"\\./([^\"]+\\.js)\"");
    private static final Pattern LATE = Pattern.compile("import\\(\"\\./([^\"]+\\.js)\"\\)");
    private static final Pattern AS_LATE_PART = Pattern.compile("\\(\\(\\)=>import\\(\"\\./[^\"]+\\.js\"\\)\\)");

    @ParameterizedTest
    @ValueSource(strings = {"frontrow-chat.js", "frontrow-embed.js", "frontrow-client.js"})
    void aLatePartImportsOnlyWhatItsPageHasFromTheStart(String entry) throws Exception {
        Set<String> there = withImports(entry);
        Set<String> late = lateOf(there);
        assertFalse(late.isEmpty());
        for (String part : late) {
            Set<String> missing = withImports(part);
            missing.removeAll(there);
            assertEquals(Set.of(part), missing);
        }
    }

    @Test
    void aPageOfTheStaffAndTheChatHaveTheToolsOfTheStaffFromOneFile() throws Exception {
        Set<String> late = lateOf(withImports("frontrow-chat.js"));
        assertTrue(withImports("frontrow-moderation.js").stream().anyMatch(late::contains));
    }

    @Test
    void everyImportForLaterIsThatOfALatePart() throws Exception {
        try (var files = Files.list(folder())) {
            for (Path file : files.filter(f -> f.toString().endsWith(".js")).toList()) {
                String script = Files.readString(file);
                assertEquals(
                        LATE.matcher(script).results().count(),
                        AS_LATE_PART.matcher(script).results().count(),
                        file.getFileName().toString());
            }
        }
    }

    private static Set<String> lateOf(Set<String> files) throws Exception {
        Set<String> late = new TreeSet<>();
        for (String file : files) {
            late.addAll(named(LATE, file));
        }
        return late;
    }

    private static Set<String> withImports(String file) throws Exception {
        Set<String> files = new TreeSet<>();
        addWithImports(file, files);
        return files;
    }

    private static void addWithImports(String file, Set<String> files) throws Exception {
        if (files.add(file)) {
            for (String imported : named(STATIC, file)) {
                addWithImports(imported, files);
            }
        }
    }

    private static Set<String> named(Pattern imports, String file) throws IOException, URISyntaxException {
        return imports.matcher(Files.readString(folder().resolve(file)))
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Path folder() throws URISyntaxException {
        return Path.of(LatePartsTest.class
                        .getResource("/META-INF/resources/frontrow/frontrow-chat.js")
                        .toURI())
                .getParent();
    }
}
