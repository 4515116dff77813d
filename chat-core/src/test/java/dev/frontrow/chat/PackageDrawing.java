package dev.frontrow.chat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The drawing of the packages in {@code docs/architecture.md}. */
final class PackageDrawing {

    private static final Path PAGE = Path.of("..", "docs", "architecture.md");
    private static final String BEGIN = "```\n(root)";
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
                if (rows.put(name.equals("(root)") ? ROOT : ROOT + "." + name, row) != null) {
                    throw new IllegalStateException("drawn twice: " + name);
                }
            }
        }
        return rows;
    }

    private static String page() {
        try {
            return Files.readString(PAGE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
