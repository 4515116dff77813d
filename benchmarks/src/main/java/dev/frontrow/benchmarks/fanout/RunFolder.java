package dev.frontrow.benchmarks.fanout;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Where the servers of one run work and log: a new folder for each run. Closing it removes it, if nothing failed. */
final class RunFolder implements AutoCloseable {

    private final Path folder;
    private boolean kept;

    private RunFolder(Path folder) {
        this.folder = folder;
    }

    static RunFolder create() throws IOException {
        return new RunFolder(Files.createTempDirectory("frontrow-benchmark-"));
    }

    /** One server's folder. */
    Path of(String server) throws IOException {
        return Files.createDirectories(folder.resolve(server));
    }

    /** Leaves everything where it is, for whoever wants to see why a server failed. */
    void keep() {
        kept = true;
    }

    @Override
    public void close() throws IOException {
        if (kept) {
            System.err.println("a server failed; the logs are in " + folder);
            return;
        }
        List<Path> deepestFirst;
        try (Stream<Path> all = Files.walk(folder)) {
            deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : deepestFirst) {
            Files.deleteIfExists(path);
        }
    }
}
