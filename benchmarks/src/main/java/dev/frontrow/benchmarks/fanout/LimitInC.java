package dev.frontrow.benchmarks.fanout;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The limit in C, {@code limit.c}, compiled where it is started: what is left without a JVM is the kernel's cost.
 *
 * @param compiler the program
 */
record LimitInC(Path compiler) {

    private static final String SOURCE = "limit.c";
    private static final long COMPILE_SECONDS = 60;

    /** Finds a compiler; none where there is no epoll. */
    static Optional<LimitInC> find() {
        if (!System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux")) {
            return Optional.empty();
        }
        return Stream.of("cc", "gcc", "clang")
                .flatMap(name -> Programs.find(name).stream())
                .findFirst()
                .map(LimitInC::new);
    }

    RunningServer start(Launch launch) throws IOException {
        Path program = launch.folder().resolve("limit");
        compile(launch.folder(), program);
        return ServerProcess.start(launch.folder(), List.of(program.toString(), Integer.toString(launch.sendBuffer())));
    }

    private void compile(Path folder, Path program) throws IOException {
        Path source = folder.resolve(SOURCE);
        try (InputStream packed = LimitInC.class.getResourceAsStream(SOURCE)) {
            if (packed == null) {
                throw new FileNotFoundException(SOURCE);
            }
            Files.copy(packed, source);
        }
        Path log = folder.resolve("compiler.log");
        Process process = new ProcessBuilder(compiler.toString(), "-O2", "-o", program.toString(), source.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            if (!process.waitFor(COMPILE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IOException("it was not compiled; the compiler's log: " + log);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            process.destroyForcibly();
        }
    }
}
