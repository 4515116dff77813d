package bundle;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The TypeScript of this module. */
final class Sources {
    private static final Path FOLDER = Path.of("src/main/ts");

    /** Style sheets, which are templates. */
    private static final Pattern STYLES = Pattern.compile("\\bcss`[^`]*`");

    private Sources() {}

    /**
     * The sources as the bundler gets them: it leaves templates as they are, so the style sheets lose their comments
     * and indentation before. Source maps carry these.
     */
    static void copy(Path to) throws IOException {
        if (Files.exists(to)) {
            try (Stream<Path> old = Files.walk(to)) {
                old.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
            }
        }
        try (Stream<Path> files = Files.walk(FOLDER)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = to.resolve(FOLDER.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.writeString(
                        copy,
                        STYLES.matcher(Files.readString(file))
                                .replaceAll(found -> Matcher.quoteReplacement(minified(found.group()))));
            }
        }
        Files.copy(Path.of("tsconfig.json"), to.resolve("tsconfig.json"));
    }

    private static String minified(String styles) {
        return styles.replaceAll("(?s)/\\*.*?\\*/", "")
                .replaceAll("\\s+", " ")
                .replaceAll(" ?([{};,>]) ?", "$1")
                .replace(": ", ":")
                .replace(";}", "}")
                .replaceAll("(?<=[ :(,])0\\.(?=\\d)", ".");
    }
}
