package dev.frontrow.it.databases;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class ChildProcessIT {

    @TempDir
    private Path folder;

    /** A JVM that starts a process with a child, tells the number of the child, and waits for its own end. */
    static final class Parent {
        public static void main(String[] args) throws IOException {
            ChildProcess.start(List.of("sh", "-c", "sleep 100 & echo $!; wait"), Path.of(args[0]));
            System.out.println("started");
            System.in.read();
        }
    }

    @Test
    @Timeout(value = 30, unit = TimeUnit.SECONDS)
    void itEndsWithItsJvmEvenWhenThatIsKilled() throws Exception {
        Path log = Files.createFile(folder.resolve("log"));
        Process parent = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Parent.class.getName(),
                        log.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader out = parent.inputReader()) {
            assertThat(out.readLine()).isEqualTo("started");
            while (Files.size(log) == 0) {
                Thread.onSpinWait();
            }
            ProcessHandle child = ProcessHandle.of(
                            Long.parseLong(ChildProcess.tail(log).strip()))
                    .orElseThrow();
            assertThat(child.isAlive()).isTrue();
            parent.destroyForcibly();
            child.onExit().get(10, TimeUnit.SECONDS);
        } finally {
            parent.destroyForcibly();
        }
    }

    /** A dead process whose end nobody has asked for keeps its number: a server started then finds the one of before in its lock file, alive as it seems. */
    @Test
    void whatWasKilledHasNoNumberAnyMore() {
        for (int round = 0; round < 100; round++) {
            ChildProcess process = ChildProcess.start(List.of("sleep", "60"), folder.resolve("log"));
            Path entry = Path.of("/proc", Long.toString(process.pid()));
            process.close();
            assertThat(entry).as("round %d", round).doesNotExist();
        }
    }

    @Test
    void whenItIsClosedNoneOfItsProcessesIsLeft() {
        ChildProcess process = ChildProcess.start(List.of("sh", "-c", "sleep 100 & wait"), folder.resolve("log"));
        assertThat(process.isAlive()).isTrue();
        process.close();
        assertThat(process.isAlive()).isFalse();
        assertThat(ProcessHandle.current().descendants())
                .noneMatch(one -> one.info()
                        .command()
                        .filter(command -> command.endsWith("sleep"))
                        .isPresent());
    }
}
