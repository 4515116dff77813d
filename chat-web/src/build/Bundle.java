import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Bundles the browser code without Node: unpacks the npm packages that Maven resolved (mvnpm jars on the class path)
 * into a {@code node_modules} folder and runs the native esbuild that one of them carries.
 *
 * <p>Arguments: work folder, output folder, and what to make: {@code site}, the files that browsers load and that are the npm package,
 * or the name of one script, which becomes a classic script with everything in it.
 *
 * <p>The files of the site have lasting names and hold all that they need, but for Lit and for what is loaded late. So a page works with files
 * of several builds, as it gets them from servers that are being upgraded one after the other, or out of a browser's cache. Files whose
 * names are hashes would be missing there.
 */
public class Bundle {
    /** Where packages lie in their jars: those of mvnpm, those of webjars, and our own. */
    private static final List<String> PACKAGES =
            List.of("META-INF/resources/_static/", "META-INF/resources/webjars/", "META-INF/resources/frontrow/");
    private static final Path SOURCES = Path.of("src/main/ts");
    /** What our pages and our npm package begin with. */
    private static final List<String> ENTRIES =
            List.of("frontrow-chat", "frontrow-client", "frontrow-embed", "frontrow-react");

    private static final String LIT = "frontrow-lit";
    /** A page of the staff loads the part that the chat loads late, under a name of its own. */
    private static final String STAFF = "frontrow-moderation";

    private static final String STAFF_PART = "part-staff";

    /** As the bundler writes it: {@code from"lit"} or {@code from"lit/decorators.js"}. */
    private static final Pattern LIT_IMPORT = Pattern.compile("(\\b(?:from|import)\\s*)\"lit(?:/[^\"]+)?\"");
    /** As the bundler writes it: {@code from"./file.js"} or {@code import"./file.js"}; an import for later has a parenthesis. */
    private static final Pattern STATIC_IMPORT = Pattern.compile("\\b(?:from|import)\\s*\"\\./([^\"]+\\.js)\"");

    /** Style sheets, which are templates. */
    private static final Pattern STYLES = Pattern.compile("\\bcss`[^`]*`");

    /** Of the templates: the bundler leaves what is in them as it is, and nowhere else in a minified script does a line begin with blanks. */
    private static final Pattern INDENTATION = Pattern.compile("\n +");

    private static final Pattern INDENTED_END_OF_TAG = Pattern.compile("\n +(?=>)");
    private static final Pattern INDENTED_ATTRIBUTE = Pattern.compile("\n +(?=[@.?]?[\\w-]+=)");

    /** An import whose address is known in the browser only. */
    private static final Pattern OPEN_IMPORT = Pattern.compile("\\bimport\\((?=[\\w$])");
    /** Keeps the bundlers of hosts from warning of such an import. Ours keeps no comment, so they are put in afterwards. */
    private static final String LEFT_TO_THE_BROWSER = "import(/* webpackIgnore: true *//* @vite-ignore */";

    private static final String LITS_POLICY = "createPolicy(\"lit-html\"";
    private static final String OUR_POLICY = "createPolicy(\"frontrow\"";

    private static final Pattern NAME = Pattern.compile("\"name\"\\s*:\\s*\"([^\"]+)\"");

    public static void main(String[] args) throws Exception {
        Path work = Path.of(args[0]);
        Path out = Path.of(args[1]);
        Path modules = work.resolve("node_modules");
        for (String jar : System.getProperty("java.class.path").split(File.pathSeparator)) {
            if (jar.endsWith(".jar")) {
                unpack(Path.of(jar), modules);
            }
        }
        giveOwnPolicy(modules.resolve("lit-html/lit-html.js"));
        Bundler bundler = new Bundler(esbuild(modules), modules);
        if (args[2].equals("site")) {
            makeSite(bundler, work.resolve("src"), out);
        } else {
            bundler.run(out, "--format=iife", args[2]);
        }
    }

    private static void makeSite(Bundler bundler, Path sources, Path out) throws Exception {
        removeOld(out);
        copySources(sources);
        List<String> files = new ArrayList<>(ENTRIES.stream().map(entry -> source(sources, entry)).toList());
        files.addAll(lateParts(sources));
        List<String> separate = new ArrayList<>(List.of("--format=esm", "--minify", "--external:react"));
        bundler.run(out, separate, source(sources, LIT));
        // The chat in one file, for who cannot serve a folder: nothing is loaded late.
        bundler.run(out, separate, "frontrow-chat-full=" + sources.resolve("frontrow-chat.ts"));
        separate.addAll(List.of("--external:lit", "--external:lit/*", "--external:./part-*", "--external:./frontrow-chat.js"));
        bundler.run(out, separate, files.toArray(String[]::new));
        Files.writeString(out.resolve(STAFF + ".js"), "export * from \"./" + STAFF_PART + ".js\";\n");
        // On a server: with Lit's build for servers, which stands in for what only browsers have.
        bundler.run(
                out.resolve("server"),
                List.of("--format=esm", "--minify", "--platform=node"),
                source(sources, "frontrow-chat"),
                STAFF + "=" + sources.resolve("ui").resolve(STAFF_PART + ".ts"));
        Files.copy(
                bundler.modules().resolve("lit/LICENSE"),
                out.resolve("lit.LICENSE.txt"),
                StandardCopyOption.REPLACE_EXISTING);
        finish(out);
        for (String entry : ENTRIES) {
            printSize(out.resolve(entry + ".js"));
        }
    }

    /** As the bundler wants to hear it: the name of the output, and where it comes from. */
    private static String source(Path sources, String name) {
        return name + "=" + sources.resolve(name + ".ts");
    }

    private static List<String> lateParts(Path sources) throws IOException {
        try (Stream<Path> files = Files.walk(sources, 2)) {
            return files.filter(file -> file.getFileName().toString().startsWith("part-"))
                    .sorted()
                    .map(file -> file.getFileName().toString().replaceFirst("\\.ts$", "=") + file)
                    .toList();
        }
    }

    /** Unpacks the npm package in this jar; a jar that holds none is left alone. */
    private static void unpack(Path jar, Path modules) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            Optional<? extends ZipEntry> manifest = zip.stream()
                    .filter(e -> PACKAGES.stream().anyMatch(e.getName()::startsWith)
                            && e.getName().endsWith("/package.json"))
                    .min(Comparator.comparingInt(e -> e.getName().length()));
            if (manifest.isEmpty()) {
                return;
            }
            String root = manifest.get().getName().replaceFirst("package\\.json$", "");
            Path target = modules.resolve(packageName(zip, manifest.get()));
            for (ZipEntry entry : (Iterable<ZipEntry>) zip.stream().<ZipEntry>map(e -> e)::iterator) {
                if (!entry.isDirectory() && entry.getName().startsWith(root)) {
                    copy(zip, entry, target, entry.getName().substring(root.length()));
                }
            }
        }
    }

    /**
     * Lit makes a Trusted Types policy of its own name. On a page with a Lit of its own that would be the second of that name, which a
     * {@code trusted-types} directive forbids: nothing would be drawn.
     */
    private static void giveOwnPolicy(Path lit) throws IOException {
        if (!Files.exists(lit)) {
            return; // a page that is bundled without Lit
        }
        String source = Files.readString(lit);
        if (!source.contains(LITS_POLICY)) {
            throw new IOException("Lit makes its policy in another way than " + LITS_POLICY + " …): " + lit);
        }
        Files.writeString(lit, source.replace(LITS_POLICY, OUR_POLICY));
    }

    private static String packageName(ZipFile zip, ZipEntry manifest) throws IOException {
        Matcher name = NAME.matcher(new String(zip.getInputStream(manifest).readAllBytes()));
        if (!name.find()) {
            throw new IOException("no package name in " + manifest.getName() + " of " + zip.getName());
        }
        return name.group(1);
    }

    private static void copy(ZipFile zip, ZipEntry entry, Path target, String relative) throws IOException {
        Path file = target.resolve(relative).normalize();
        if (!file.startsWith(target)) {
            throw new IOException("entry outside its package: " + entry.getName());
        }
        Files.createDirectories(file.getParent());
        Files.copy(zip.getInputStream(entry), file, StandardCopyOption.REPLACE_EXISTING);
    }

    /**
     * The bundler: the one named by {@code -Dfrontrow.esbuild}, else the one from Maven, else the one on the PATH, else, through an installed npm, the one
     * from npm's registry of the version {@code -Dfrontrow.esbuild.version}.
     */
    private static Path esbuild(Path modules) throws IOException {
        String named = System.getProperty("frontrow.esbuild", "");
        if (!named.isEmpty()) {
            return Path.of(named);
        }
        Optional<Path> found = packagedIn(modules)
                .or(() -> onPath("esbuild", ".exe"))
                .or(() -> onPath("npm", ".cmd").flatMap(npm -> installed(npm, modules.resolveSibling("npm"))));
        return found.orElseThrow(() -> new IOException("No esbuild for " + System.getProperty("os.name") + " "
                + System.getProperty("os.arch") + " comes through Maven, and there is no npm on the PATH to get one."
                + " Install Node with npm, or esbuild 0.25 or newer, and put it on the PATH,"
                + " or name the bundler with -Dfrontrow.esbuild=<file>."));
    }

    private static Optional<Path> packagedIn(Path modules) {
        Path packaged = modules.resolve("@esbuild");
        if (!Files.isDirectory(packaged)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.walk(packaged)) {
            return files.filter(f -> f.endsWith("bin/esbuild") || f.endsWith("esbuild.exe"))
                    .filter(f -> f.toFile().setExecutable(true))
                    .findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** On Windows a program has an ending; beside it may stand a script of the bare name, for other shells. */
    private static Optional<Path> onPath(String name, String endingOnWindows) {
        String file = System.getProperty("os.name").startsWith("Windows") ? name + endingOnWindows : name;
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(folder -> Path.of(folder, file))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** npm chooses the package for this system. Its scripts are not run: the program is there without. */
    private static Optional<Path> installed(Path npm, Path folder) {
        Path modules = folder.resolve("node_modules");
        String version = System.getProperty("frontrow.esbuild.version", "");
        if (packagedIn(modules).isEmpty()) {
            try {
                Files.createDirectories(folder);
                int status = new ProcessBuilder(
                                npm.toString(),
                                "install",
                                "--prefix",
                                folder.toAbsolutePath().toString(),
                                "--ignore-scripts",
                                "--no-audit",
                                "--no-fund",
                                "--no-package-lock",
                                "esbuild" + (version.isEmpty() ? "" : "@" + version))
                        .inheritIO()
                        .start()
                        .waitFor();
                if (status != 0) {
                    throw new IOException("npm ended with status " + status);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
        return packagedIn(modules);
    }

    /** The native bundler, and the packages that it finds. */
    private record Bundler(Path esbuild, Path modules) {

        void run(Path out, String option, String... files) throws Exception {
            run(out, List.of(option), files);
        }

        void run(Path out, List<String> options, String... files) throws Exception {
            List<String> command = new ArrayList<>(List.of(esbuild.toString()));
            command.addAll(List.of(files));
            command.addAll(options);
            command.addAll(List.of(
                    "--bundle",
                    "--target=es2022",
                    "--charset=utf8",
                    "--loader:.txt=text",
                    "--jsx=automatic",
                    "--sourcemap",
                    "--legal-comments=linked",
                    "--log-level=warning",
                    "--outdir=" + out));
            ProcessBuilder process = new ProcessBuilder(command).inheritIO();
            process.environment().put("NODE_PATH", modules.toString());
            int status = process.start().waitFor();
            if (status != 0) {
                throw new IOException("esbuild ended with status " + status);
            }
        }
    }

    /** What is no longer made must not stay. */
    private static void removeOld(Path out) throws IOException {
        Files.createDirectories(out);
        try (Stream<Path> files = Files.list(out)) {
            for (Path file : files.filter(f -> f.getFileName().toString().matches("(part|frontrow)-.*\\.(js|map|txt)")).toList()) {
                Files.delete(file);
            }
        }
    }

    /** All files have Lit from one file, and what the bundler could not say is put in. */
    private static void finish(Path out) throws IOException {
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

    /**
     * The sources as the bundler gets them: it leaves templates as they are, so the style sheets lose their comments and indentation before. Source maps carry
     * these.
     */
    private static void copySources(Path to) throws IOException {
        if (Files.exists(to)) {
            try (Stream<Path> old = Files.walk(to)) {
                old.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
            }
        }
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = to.resolve(SOURCES.relativize(file).toString());
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

    /** What a browser loads before the entry runs: the file, and the files it imports. Not what it imports later. */
    private static void printSize(Path entry) throws IOException {
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
