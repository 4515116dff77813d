package bundle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The files that browsers load and that are the npm package. They have lasting names and hold all that they need, but
 * for Lit and for what is loaded late. So a page works with files of several builds, as it gets them from servers
 * that are being upgraded one after the other, or out of a browser's cache. Files whose names are hashes would be missing there.
 */
final class Site {
    /** What our pages and our npm package begin with. */
    private static final List<String> ENTRIES =
            List.of("frontrow-chat", "frontrow-client", "frontrow-embed", "frontrow-react");

    /** A page of the staff loads the part that the chat loads late, under a name of its own. */
    private static final String STAFF = "frontrow-moderation";

    private static final String STAFF_PART = "part-staff";

    private final Bundler bundler;
    private final Path sources;
    private final Path out;

    /** @param sources where the sources are put as the bundler gets them */
    Site(Bundler bundler, Path sources, Path out) {
        this.bundler = bundler;
        this.sources = sources;
        this.out = out;
    }

    void make() throws Exception {
        removeOld();
        Sources.copy(sources);
        List<String> files = new ArrayList<>(ENTRIES.stream().map(this::source).toList());
        files.addAll(lateParts());
        List<String> separate = new ArrayList<>(List.of("--format=esm", "--minify", "--external:react"));
        bundler.run(out, separate, source(Finish.LIT));
        // The chat in one file, for who cannot serve a folder: nothing is loaded late.
        bundler.run(out, separate, "frontrow-chat-full=" + sources.resolve("frontrow-chat.ts"));
        separate.addAll(List.of("--external:lit", "--external:lit/*"));
        separate.addAll(List.of("--external:./part-*", "--external:./frontrow-chat.js"));
        bundler.run(out, separate, files.toArray(String[]::new));
        Files.writeString(out.resolve(STAFF + ".js"), "export * from \"./" + STAFF_PART + ".js\";\n");
        // On a server: with Lit's build for servers, which stands in for what only browsers have.
        bundler.run(
                out.resolve("server"),
                List.of("--format=esm", "--minify", "--platform=node"),
                source("frontrow-chat"),
                STAFF + "=" + sources.resolve("ui").resolve(STAFF_PART + ".ts"));
        Files.copy(
                bundler.modules().resolve("lit/LICENSE"),
                out.resolve("lit.LICENSE.txt"),
                StandardCopyOption.REPLACE_EXISTING);
        Finish.all(out);
        for (String entry : ENTRIES) {
            FirstLoad.print(out.resolve(entry + ".js"));
        }
    }

    /** As the bundler wants to hear it: the name of the output, and where it comes from. */
    private String source(String name) {
        return name + "=" + sources.resolve(name + ".ts");
    }

    private List<String> lateParts() throws IOException {
        try (Stream<Path> files = Files.walk(sources, 2)) {
            return files.filter(file -> file.getFileName().toString().startsWith("part-"))
                    .sorted()
                    .map(file -> file.getFileName().toString().replaceFirst("\\.ts$", "=") + file)
                    .toList();
        }
    }

    /** What is no longer made must not stay. */
    private void removeOld() throws IOException {
        Files.createDirectories(out);
        try (Stream<Path> files = Files.list(out)) {
            for (Path file : files.toList()) {
                if (file.getFileName().toString().matches("(part|frontrow)-.*\\.(js|map|txt)")) {
                    Files.delete(file);
                }
            }
        }
    }
}
