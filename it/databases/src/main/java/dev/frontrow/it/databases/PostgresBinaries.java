package dev.frontrow.it.databases;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL from its Maven artifact, unpacked once in a JVM and deleted when that ends. */
final class PostgresBinaries {

    private PostgresBinaries() {}

    private static final class Unpacked {
        private static final Path FOLDER = unpack();
    }

    /** Where {@code bin}, {@code lib} and {@code share} are. */
    static Path folder() {
        return Unpacked.FOLDER;
    }

    private static Path unpack() {
        String archive = System.getProperty("os.arch").equals("aarch64")
                ? "/postgres-linux-arm_64.txz"
                : "/postgres-linux-x86_64.txz";
        Path folder = Folders.create("postgres-binaries");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> Folders.delete(folder), "delete " + folder));
        try (InputStream resource = PostgresBinaries.class.getResourceAsStream(archive)) {
            if (resource == null) {
                throw new DatabaseFailure("no PostgreSQL for this machine: " + archive + " is not on the class path");
            }
            // Whoever runs the server may be somebody else.
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
            Process tar = new ProcessBuilder("tar", "-x", "--no-same-owner", "-C", folder.toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try (InputStream unpacked = new XZInputStream(resource);
                    OutputStream input = tar.getOutputStream()) {
                unpacked.transferTo(input);
            }
            if (!tar.waitFor(30, TimeUnit.SECONDS) || tar.exitValue() != 0) {
                throw new DatabaseFailure("tar could not unpack " + archive);
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DatabaseFailure("interrupted while unpacking PostgreSQL", e);
        }
    }
}
