package bundle;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** An npm package that came in a jar. */
final class NpmPackage {
    /** Where packages lie in their jars: those of mvnpm, those of webjars, and our own. */
    private static final List<String> PACKAGES =
            List.of("META-INF/resources/_static/", "META-INF/resources/webjars/", "META-INF/resources/frontrow/");

    private static final Pattern NAME = Pattern.compile("\"name\"\\s*:\\s*\"([^\"]+)\"");

    private NpmPackage() {}

    /** Unpacks the npm package in this jar; a jar that holds none is left alone. */
    static void unpack(Path jar, Path modules) throws IOException {
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

    private static String packageName(ZipFile zip, ZipEntry manifest) throws IOException {
        Matcher name = NAME.matcher(new String(zip.getInputStream(manifest).readAllBytes(), StandardCharsets.UTF_8));
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
}
