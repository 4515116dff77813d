package bundle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the bundler could not say or leave out. */
final class Finish {
    /** The file from which all others have Lit. */
    static final String LIT = "frontrow-lit";

    /** As the bundler writes it: {@code from"lit"} or {@code from"lit/decorators.js"}. */
    private static final Pattern LIT_IMPORT = Pattern.compile("(\\b(?:from|import)\\s*)\"lit(?:/[^\"]+)?\"");

    /**
     * Of the templates: the bundler leaves what is in them as it is, and nowhere else in a minified script does a line
     * begin with blanks.
     */
    private static final Pattern INDENTATION = Pattern.compile("\n +");

    private static final Pattern INDENTED_END_OF_TAG = Pattern.compile("\n +(?=>)");
    private static final Pattern INDENTED_ATTRIBUTE = Pattern.compile("\n +(?=[@.?]?[\\w-]+=)");

    /** An import whose address is known in the browser only. */
    private static final Pattern OPEN_IMPORT = Pattern.compile("\\bimport\\((?=[\\w$])");
    /** Keeps the bundlers of hosts from warning of such an import. Ours keeps no comment: put in afterwards. */
    private static final String LEFT_TO_THE_BROWSER = "import(/* webpackIgnore: true *//* @vite-ignore */";

    private Finish() {}

    /** All files have Lit from one file, and what the bundler could not say is put in. */
    static void all(Path out) throws IOException {
        try (Stream<Path> files = Files.list(out)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".js")).toList()) {
                String script = Files.readString(file);
                String finished = LIT_IMPORT.matcher(script).replaceAll("$1\"./" + LIT + ".js\"");
                finished = INDENTED_END_OF_TAG.matcher(finished).replaceAll("");
                finished = INDENTED_ATTRIBUTE.matcher(finished).replaceAll(" ");
                finished = INDENTATION.matcher(finished).replaceAll("\n");
                finished = OPEN_IMPORT.matcher(finished).replaceAll(Matcher.quoteReplacement(LEFT_TO_THE_BROWSER));
                if (!finished.equals(script)) {
                    Files.writeString(file, finished);
                }
            }
        }
    }
}
