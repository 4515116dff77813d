package dev.frontrow.chat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The drawing of the packages in {@code docs/architecture.md}. */
final class PackageDrawing {

    private static final Path PAGE = Path.of("..", "docs", "architecture.md");
    private static final String BEGIN = "```\n(root)";
    private static final String WALK = "By package, each once and downwards:";
    private static final String ROOT = "dev.frontrow.chat";

    private PackageDrawing() {}

    /** The row of each package, counted from the top. */
    static Map<String, Integer> rows() {
        String page = page();
        int begin = page.indexOf(BEGIN) + "```\n".length();
        List<String> lines =
                page.substring(begin, page.indexOf("```", begin)).lines().toList();
        Map<String, Integer> rows = new HashMap<>();
        for (int row = 0; row < lines.size(); row++) {
            String names = lines.get(row).split(" {2,}")[0];
            for (String name : names.split(" \\| ")) {
                if (rows.put(fullName(name), row) != null) {
                    throw new IllegalStateException("drawn twice: " + name);
                }
            }
        }
        return rows;
    }

    /** The packages that a message goes through, as the page lists them. */
    static List<String> walk() {
        String page = page();
        int begin = page.indexOf(WALK) + WALK.length();
        return Pattern.compile("\\s+→\\s+")
                .splitAsStream(page.substring(begin, page.indexOf(".\n", begin)).strip())
                .map(PackageDrawing::fullName)
                .toList();
    }

    private static String fullName(String name) {
        return name.equals("(root)") ? ROOT : ROOT + "." + name;
    }

    /** The classes that the page names with the last part of their package. */
    static Set<String> namedClasses() {
        return Pattern.compile("`([a-z]+\\.[A-Z]\\w+)")
                .matcher(page())
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
    }

    private static String page() {
        try {
            return Files.readString(PAGE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
