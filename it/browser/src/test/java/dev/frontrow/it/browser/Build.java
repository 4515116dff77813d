package dev.frontrow.it.browser;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** What one build of the chat's files for browsers consists of. */
record Build(String name, Map<String, byte[]> files) {

    /** The one that is tested. */
    static Build current() {
        try {
            // As the bundler unpacked it, for the page that is made with React.
            return of("current", Path.of("target/packages/node_modules/@frontrow/chat"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Build of(String name, Path folder) throws IOException {
        Map<String, byte[]> files = new HashMap<>();
        try (Stream<Path> all = Files.list(folder)) {
            for (Path file : all.filter(f -> f.toString().endsWith(".js")).toList()) {
                files.put(file.getFileName().toString(), Files.readAllBytes(file));
            }
        }
        return new Build(name, Map.copyOf(files));
    }

    /** The same, in other bytes. */
    Build rebuilt() {
        Map<String, byte[]> others = new HashMap<>();
        files.forEach((file, bytes) -> others.put(
                file, (new String(bytes, StandardCharsets.UTF_8) + "// rebuilt\n").getBytes(StandardCharsets.UTF_8)));
        return new Build("rebuilt", Map.copyOf(others));
    }

    /** One of those that were kept: `builds/README.md` says when and how. */
    static Build kept(String name) {
        Map<String, byte[]> files = new HashMap<>();
        try (InputStream resource = Build.class.getResourceAsStream("/builds/" + name + ".zip");
                ZipInputStream zip = new ZipInputStream(resource)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Build(name, Map.copyOf(files));
    }
}
