package dev.frontrow.chat.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** What the files must be like so that a page gets a whole chat out of several builds, over a bad network, and soon. */
class BundleTest {
    private static final Pattern STATIC = Pattern.compile("\\b(?:from|import)\\s*\"\\./([^\"]+\\.js)\"");
    private static final Pattern LATE = Pattern.compile("import\\(\"\\./([^\"]+\\.js)\"\\)");
    private static final Pattern AS_LATE_PART = Pattern.compile("\\(\\(\\)=>import\\(\"\\./[^\"]+\\.js\"\\)\\)");
    private static final Pattern OF_LIT = Pattern.compile("import\\{([^}]*)\\}from\"\\./frontrow-lit\\.js\"");
    private static final Pattern EXPORTS = Pattern.compile("export\\{([^}]*)\\}");

    private static final int FIRST_LOAD_BYTES = 45_000;

    /** Names that are hashes would be missing on a server with another build. */
    @Test
    void allFilesHaveLastingNames() throws Exception {
        for (String file : scripts()) {
            assertTrue(file.matches("(frontrow|part)(-[a-z]+)+\\.js"), file);
        }
    }

    /**
     * Browsers remember an import that failed. A late part is asked for again under another address; what it imports could not be. So that is only what
     * its page has from the start.
     */
    @Test
    void aLatePartImportsOnlyLit() throws Exception {
        Set<String> parts = scripts().stream()
                .filter(file -> file.startsWith("part-"))
                .collect(Collectors.toCollection(TreeSet::new));
        assertFalse(parts.isEmpty());
        Set<String> asked = new TreeSet<>();
        for (String file : scripts()) {
            asked.addAll(named(LATE, file));
        }
        asked.remove("frontrow-chat.js"); // React's component loads it late, so that it can be rendered on a server.
        assertEquals(parts, asked);
        for (String part : parts) {
            Set<String> imported = named(STATIC, part);
            imported.remove("frontrow-lit.js");
            assertEquals(Set.of(), imported, part);
        }
    }

    /** One file more is one more that may be of another build, or not come. */
    @Test
    void anEntryImportsOnlyLit() throws Exception {
        assertEquals(Set.of("frontrow-lit.js"), named(STATIC, "frontrow-chat.js"));
        assertEquals(Set.of(), named(STATIC, "frontrow-client.js"));
        assertEquals(Set.of(), named(STATIC, "frontrow-react.js"));
        assertEquals(Set.of("frontrow-chat.js"), named(STATIC, "frontrow-embed.js"));
        assertEquals(Set.of(), named(STATIC, "frontrow-lit.js"));
    }

    @Test
    void aPageOfTheStaffAndTheChatHaveTheToolsOfTheStaffFromOneFile() throws Exception {
        assertEquals(Set.of("part-staff.js"), named(STATIC, "frontrow-moderation.js"));
        assertTrue(named(LATE, "frontrow-chat.js").contains("part-staff.js"));
    }

    @Test
    void theChatInOneFileImportsNothing() throws Exception {
        assertEquals(Set.of(), named(STATIC, "frontrow-chat-full.js"));
        assertEquals(Set.of(), named(LATE, "frontrow-chat-full.js"));
    }

    @Test
    void everyImportForLaterIsThatOfALatePart() throws Exception {
        for (String file : scripts()) {
            String script = read(file);
            assertEquals(
                    LATE.matcher(script).results().count(),
                    AS_LATE_PART.matcher(script).results().count(),
                    file);
        }
    }

    @Test
    void whatIsTakenFromLitIsThere() throws Exception {
        Set<String> there = EXPORTS.matcher(read("frontrow-lit.js"))
                .results()
                .flatMap(found -> names(found, "^.* as "))
                .collect(Collectors.toSet());
        for (String file : scripts()) {
            List<String> missing = OF_LIT.matcher(read(file))
                    .results()
                    .flatMap(found -> names(found, " as .*$"))
                    .filter(name -> !there.contains(name))
                    .toList();
            assertEquals(List.of(), missing, file);
        }
        assertFalse(OF_LIT.matcher(read("frontrow-chat.js")).results().toList().isEmpty());
    }

    @Test
    void theChatIsSmallEnoughToBeLoadedAtOnce() throws Exception {
        int bytes = gzipped("frontrow-chat.js") + gzipped("frontrow-lit.js");
        assertTrue(bytes <= FIRST_LOAD_BYTES, () -> "first load: " + bytes + " bytes");
    }

    private static Stream<String> names(MatchResult list, String aside) {
        return Stream.of(list.group(1).split(","))
                .map(name -> name.replaceFirst(aside, "").strip());
    }

    private static int gzipped(String file) throws Exception {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(Files.readAllBytes(folder().resolve(file)));
        }
        return packed.size();
    }

    private static List<String> scripts() throws Exception {
        try (Stream<Path> files = Files.list(folder())) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".js"))
                    .sorted()
                    .toList();
        }
    }

    private static Set<String> named(Pattern imports, String file) throws Exception {
        return imports.matcher(read(file))
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String read(String file) throws IOException, URISyntaxException {
        return Files.readString(folder().resolve(file));
    }

    private static Path folder() throws URISyntaxException {
        return Path.of(BundleTest.class
                        .getResource("/META-INF/resources/frontrow/frontrow-chat.js")
                        .toURI())
                .getParent();
    }
}
