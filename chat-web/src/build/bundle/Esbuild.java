package bundle;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Where the native bundler is to be had. */
final class Esbuild {
    private Esbuild() {}

    /**
     * The bundler: the one named by {@code -Dfrontrow.esbuild}, else the one from Maven, else the one on the PATH,
     * else, through an installed npm, the one from npm's registry of the version {@code -Dfrontrow.esbuild.version}.
     */
    static Path find(Path modules) throws IOException {
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
}
