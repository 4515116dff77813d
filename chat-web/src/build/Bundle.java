import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
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
 * <p>Arguments: work folder, output folder, format ({@code esm} or {@code iife}), then the entry files, options for esbuild, and
 * {@code name.js=part}: a part that is loaded late is to be had under this lasting name too.
 */
public class Bundle {
    /** Where packages lie in their jars: those of mvnpm, those of webjars, and our own. */
    private static final List<String> PACKAGES =
            List.of("META-INF/resources/_static/", "META-INF/resources/webjars/", "META-INF/resources/frontrow/");
    /** As the bundler writes it: {@code from"./part.js"} or {@code import"./part.js"}; an import for later has a parenthesis. */
    private static final Pattern STATIC_IMPORT = Pattern.compile("(?:from|import)\\s*\"\\./([^\"]+\\.js)\"");

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
        String format = args[2];
        List<String> rest = List.of(args).subList(3, args.length);
        List<String> lasting = rest.stream().filter(Bundle::isLastingName).toList();
        List<String> entries = rest.stream().filter(arg -> !isLastingName(arg)).toList();

        Path modules = work.resolve("node_modules");
        for (String jar : System.getProperty("java.class.path").split(File.pathSeparator)) {
            if (jar.endsWith(".jar")) {
                unpack(Path.of(jar), modules);
            }
        }
        giveOwnPolicy(modules.resolve("lit-html/lit-html.js"));
        if (format.equals("esm")) {
            removeOld(out);
        }
        run(esbuild(modules), modules, out, format, entries);
        if (format.equals("esm")) {
            Files.copy(
                    modules.resolve("lit/LICENSE"),
                    out.resolve("lit.LICENSE.txt"),
                    StandardCopyOption.REPLACE_EXISTING);
            leaveToTheBrowser(out);
            for (String name : lasting) {
                giveLastingName(out, name);
            }
            printSizes(out, rest);
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

    /** The bundler: the one named by {@code -Dfrontrow.esbuild}, else the one from Maven, else the one on the PATH. */
    private static Path esbuild(Path modules) throws IOException {
        String named = System.getProperty("frontrow.esbuild", "");
        if (!named.isEmpty()) {
            return Path.of(named);
        }
        Path packaged = modules.resolve("@esbuild");
        if (Files.isDirectory(packaged)) {
            try (Stream<Path> files = Files.walk(packaged)) {
                Optional<Path> found =
                        files.filter(f -> f.endsWith("bin/esbuild") || f.endsWith("esbuild.exe")).findFirst();
                if (found.isPresent() && found.get().toFile().setExecutable(true)) {
                    return found.get();
                }
            }
        }
        for (String folder : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)) {
            for (String name : List.of("esbuild", "esbuild.exe")) {
                Path file = Path.of(folder, name);
                if (Files.isExecutable(file)) {
                    return file;
                }
            }
        }
        throw new IOException("No esbuild for " + System.getProperty("os.name") + " " + System.getProperty("os.arch")
                + " comes through Maven. Install esbuild 0.25 or newer and put it on the PATH,"
                + " or name it with -Dfrontrow.esbuild=<file>.");
    }

    private static void run(Path esbuild, Path modules, Path out, String format, List<String> entries)
            throws Exception {
        List<String> command = new ArrayList<>();
        command.add(esbuild.toString());
        command.addAll(entries);
        command.addAll(List.of(
                "--bundle",
                "--format=" + format,
                "--target=es2022",
                "--charset=utf8",
                "--loader:.txt=text",
                "--jsx=automatic",
                "--sourcemap",
                "--legal-comments=linked",
                "--log-level=warning",
                "--outdir=" + out));
        if (format.equals("esm")) {
            // What is imported when it is first needed, and what several entries share, become files of their own.
            command.addAll(List.of("--minify", "--splitting", "--chunk-names=part-[name]-[hash]"));
        }
        ProcessBuilder process = new ProcessBuilder(command).inheritIO();
        process.environment().put("NODE_PATH", modules.toString());
        int status = process.start().waitFor();
        if (status != 0) {
            throw new IOException("esbuild ended with status " + status);
        }
    }

    /** The names of parts change with what is in them. */
    private static void removeOld(Path out) throws IOException {
        Files.createDirectories(out);
        try (Stream<Path> files = Files.list(out)) {
            for (Path file : files.filter(f -> f.getFileName().toString().matches("(part|frontrow)-.*\\.(js|map|txt)")).toList()) {
                Files.delete(file);
            }
        }
    }

    private static boolean isLastingName(String argument) {
        return argument.matches("[\\w-]+\\.js=[\\w-]+");
    }

    private static void giveLastingName(Path out, String argument) throws IOException {
        String[] nameAndPart = argument.split("=");
        String part = "part-" + nameAndPart[1] + "-[A-Z0-9]{8}\\.js";
        try (Stream<Path> files = Files.list(out)) {
            String found = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches(part))
                    .findFirst()
                    .orElseThrow(() -> new IOException("no part is called " + nameAndPart[1]));
            Files.writeString(out.resolve(nameAndPart[0]), "export * from \"./" + found + "\";\n");
        }
    }

    private static void leaveToTheBrowser(Path out) throws IOException {
        try (Stream<Path> files = Files.list(out)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".js")).toList()) {
                String script = Files.readString(file);
                String marked = OPEN_IMPORT.matcher(script).replaceAll(Matcher.quoteReplacement(LEFT_TO_THE_BROWSER));
                if (!marked.equals(script)) {
                    Files.writeString(file, marked);
                }
            }
        }
    }

    /** For each entry, what a browser loads before it runs: the file, and the parts it imports. Not what it imports later. */
    private static void printSizes(Path out, List<String> entries) throws IOException {
        for (String entry : entries.stream().filter(e -> !e.startsWith("--")).toList()) {
            Path file = out.resolve(Path.of(entry).getFileName().toString().replaceFirst("\\.(ts|js=.*)$", ".js"));
            Set<Path> loaded = new LinkedHashSet<>();
            addImports(file, loaded);
            int plain = 0;
            int packed = 0;
            for (Path one : loaded) {
                byte[] bytes = Files.readAllBytes(one);
                plain += bytes.length;
                packed += gzipSize(bytes);
            }
            System.out.printf(
                    "[bundle] %s, in %d files: %.1f kB, %.1f kB gzip%n",
                    file.getFileName(), loaded.size(), plain / 1000.0, packed / 1000.0);
        }
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
