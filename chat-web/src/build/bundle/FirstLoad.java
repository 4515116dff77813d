package bundle;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;

/** What a browser loads before an entry runs. */
final class FirstLoad {
    /**
     * As the bundler writes it: {@code from"./file.js"} or {@code import"./file.js"}; an import for later has a
     * parenthesis.
     */
    private static final Pattern STATIC_IMPORT = Pattern.compile("\\b(?:from|import)\\s*\"\\./([^\"]+\\.js)\"");

    private FirstLoad() {}

    /** What a browser loads before the entry runs: the file, and the files it imports. Not what it imports later. */
    static void print(Path entry) throws IOException {
        Set<Path> loaded = new LinkedHashSet<>();
        addImports(entry, loaded);
        int plain = 0;
        int packed = 0;
        for (Path one : loaded) {
            byte[] bytes = Files.readAllBytes(one);
            plain += bytes.length;
            packed += gzipSize(bytes);
        }
        System.out.printf(
                "[bundle] %s, in %d files: %.1f kB, %.1f kB gzip%n",
                entry.getFileName(), loaded.size(), plain / 1000.0, packed / 1000.0);
    }

    private static void addImports(Path file, Set<Path> loaded) throws IOException {
        if (loaded.add(file)) {
            Matcher imported = STATIC_IMPORT.matcher(Files.readString(file));
            while (imported.find()) {
                addImports(file.resolveSibling(imported.group(1)), loaded);
            }
        }
    }

    private static int gzipSize(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        }
        return packed.size();
    }
}
