package dev.frontrow.benchmarks.fanout;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Programs of this machine. */
final class Programs {

    private Programs() {}

    /** Finds one by its name, where a shell would and in {@code /usr/sbin}, or takes an absolute path. */
    static Optional<Path> find(String program) {
        return Stream.concat(Stream.of(program), searched(program))
                .map(Path::of)
                .filter(path -> path.isAbsolute() && Files.isExecutable(path))
                .findFirst();
    }

    private static Stream<String> searched(String program) {
        String path = System.getenv().getOrDefault("PATH", "") + File.pathSeparator + "/usr/sbin";
        return Stream.of(path.split(File.pathSeparator, -1)).map(folder -> folder + "/" + program);
    }
}
