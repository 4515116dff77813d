package dev.frontrow.chat.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Rules of the TypeScript sources that no compiler keeps. An import for its types counts like any other; {@code import(...)}
 * does not: what it names is another file of the bundle, loaded when it is needed.
 */
class SourcesTest {
    private static final Path SOURCES = Path.of("src/main/ts");
    private static final Path DRAWING = Path.of("../docs/architecture.md");
    /** How the drawing begins: the lowest folder, and an arrow from who imports it. */
    private static final String LOWEST = "client <- ";

    private static final Pattern IMPORT = Pattern.compile("\\b(?:from|import)\\s*'(\\.{1,2}/[^']+)\\.js'");
    private static final Pattern LOOKUP_OF_TEST_ID = Pattern.compile("\\[data-testid|dataset\\W+testid");
    private static final Pattern COMPOSED = Pattern.compile("new \\w*Event\\(([^,]*),[^;]*\\bcomposed: true");

    @Test
    void importsGoAsTheyAreDrawn() throws Exception {
        List<Set<String>> drawn = drawing();
        Set<String> unknown = new TreeSet<>();
        List<String> against = new ArrayList<>();
        imports().forEach((file, imported) -> {
            int level = level(drawn, file);
            if (level < 0) {
                unknown.add(folder(file));
            }
            for (String other : imported) {
                boolean isBelow = level(drawn, other) < level;
                if (!isBelow && !folder(other).equals(folder(file))) {
                    against.add(file + " imports " + other);
                }
            }
        });
        assertEquals(Set.of(), unknown, "folders that are not drawn");
        assertEquals(List.of(), against, "imports against " + DRAWING);
    }

    @Test
    void noFileImportsItselfOnTheWay() throws Exception {
        Map<String, Set<String>> imports = imports();
        Set<String> done = new TreeSet<>();
        for (String file : imports.keySet()) {
            assertEquals(List.of(), circle(file, imports, new LinkedHashSet<>(), done));
        }
    }

    @Test
    void testIdsAreForTests() throws Exception {
        for (String file : sources()) {
            Matcher lookup = LOOKUP_OF_TEST_ID.matcher(Files.readString(SOURCES.resolve(file)));
            assertTrue(!lookup.find(), () -> file + " looks for a test id");
        }
    }

    @Test
    void onlyEventsOfOurNameLeaveTheirShadowRoot() throws Exception {
        Set<String> leaving = new TreeSet<>();
        for (String file : sources()) {
            Matcher composed = COMPOSED.matcher(Files.readString(SOURCES.resolve(file)));
            while (composed.find()) {
                leaving.add(composed.group(1));
            }
        }
        assertEquals(Set.of("'frontrow-block'", "'frontrow-top-up'"), leaving);
    }

    /** From the lowest up; on each level folders that do not know each other, and after them what the files of the bundle begin with. */
    private static List<Set<String>> drawing() throws IOException {
        String line = Files.readAllLines(DRAWING).stream()
                .filter(one -> one.startsWith(LOWEST))
                .findFirst()
                .orElseThrow();
        return Stream.of(line.split(" <- "))
                .map(level -> Set.of(level.strip().split(", ")))
                .toList();
    }

    private static int level(List<Set<String>> drawn, String file) {
        for (int level = 0; level < drawn.size(); level++) {
            if (drawn.get(level).contains(folder(file))) {
                return level;
            }
        }
        return -1;
    }

    /** The folder of a file as it is drawn: without {@code ui/}; of what is loaded late, and of entries, there is one file each. */
    private static String folder(String file) {
        String name = file.replaceFirst("^ui/", "");
        if (name.equals("late-parts")) {
            return name;
        }
        return name.contains("/") && !name.startsWith("react/") && !name.startsWith("embed/")
                ? name.substring(0, name.indexOf('/'))
                : "entries";
    }

    private static List<String> circle(
            String file, Map<String, Set<String>> imports, Set<String> path, Set<String> done) {
        if (!path.add(file)) {
            List<String> way = new ArrayList<>(path);
            return way.subList(way.indexOf(file), way.size());
        }
        for (String next : done.contains(file) ? Set.<String>of() : imports.getOrDefault(file, Set.of())) {
            List<String> found = circle(next, imports, path, done);
            if (!found.isEmpty()) {
                return found;
            }
        }
        path.remove(file);
        done.add(file);
        return List.of();
    }

    /** By file, without its ending. */
    private static Map<String, Set<String>> imports() throws IOException {
        Map<String, Set<String>> imports = new TreeMap<>();
        for (String file : sources()) {
            Path path = SOURCES.resolve(file);
            Set<String> imported = IMPORT.matcher(Files.readString(path))
                    .results()
                    .map(found -> path.resolveSibling(found.group(1)).normalize())
                    .map(target -> SOURCES.relativize(target).toString().replace('\\', '/'))
                    .collect(Collectors.toCollection(TreeSet::new));
            imports.put(file.replaceFirst("\\.ts$", ""), imported);
        }
        return imports;
    }

    private static List<String> sources() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> SOURCES.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        }
    }
}
